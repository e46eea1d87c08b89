import { expect, test } from "vitest";
import { z } from "zod";
import type { Tx } from "@/lib/ground/db";
import { faultOf } from "@/test/check-recorded";
import { type Action, dataSchemas } from "./actions";
import { type Acting, record } from "./record";

type Node = { [key: string]: unknown } & { type?: string | string[]; typed?: boolean };

/** Lists the places of a JSON schema where any text may stand that is not marked as typed by a person. */
function freeTexts(node: unknown, place: string): string[] {
  if (Array.isArray(node)) return node.flatMap((each) => freeTexts(each, place));
  if (node === null || typeof node !== "object") return [];
  const { properties, items, anyOf, oneOf, ...own } = node as Node;
  const free =
    [own.type].flat().includes("string") && !own.enum && own.const === undefined && !own.pattern && !own.typed;
  const inside = Object.entries((properties ?? {}) as Node).flatMap(([key, each]) =>
    freeTexts(each, `${place}.${key}`),
  );
  return [...(free ? [place] : []), ...inside, ...freeTexts([items, anyOf, oneOf], place)];
}

const at = "2025-11-22T10:00:00.000Z";
const id = "0d9e4f6a-1111-4c1b-9a52-3f0f6c1d2e3b";

test("no action's data has room for a sentence, except text that a person typed", () => {
  expect(Object.entries(dataSchemas).flatMap(([action, schema]) => freeTexts(z.toJSONSchema(schema), action))).toEqual(
    [],
  );
});

test("a schema with room for a sentence is found", () => {
  const schema = z.strictObject({ a: z.string(), b: z.array(z.string()), c: z.string().nullable(), d: z.enum(["x"]) });
  expect(freeTexts(z.toJSONSchema(schema), "e")).toEqual(["e.a", "e.b", "e.c"]);
});

test.each<[Action | "policy.guessed", unknown]>([
  ["policy.drafted", { version: 2, changes: ["Grace for new members: 7 days, was 0 days"] }],
  ["policy.published", { version: 2, effectiveAt: at, changes: [{ path: "graceDays", before: "none", after: 7 }] }],
  ["session.signed_in", { amr: ["with a password"] }],
  ["session.step_up_failed", { reason: "That code is wrong." }],
  ["member.reactivated", { note: "back" }],
  ["member.invited", { email: "bo@acme.test", role: "an admin" }],
  ["policy.guessed", {}],
])("%s with %j is found", (action, data) => {
  expect(faultOf(JSON.stringify({ action, data }))).toContain(action);
});

test.each<[Action, unknown]>([
  ["policy.drafted", { version: 2, changes: [{ path: "issuer", before: null, after: "Łódź & Söhne" }] }],
  ["member.exempted", { until: at, reason: "On leave, back in May." }],
  ["reset.issued", { reset: id, identityCheck: "Called back on the number in the contract", reason: "Lost phone" }],
  ["member.reactivated", {}],
])("%s with %j is data", (action, data) => {
  expect(faultOf(JSON.stringify({ action, data }))).toBeNull();
});

/** The type checker runs these: an expected error that does not occur fails it. */
export const refusedByTheCompiler = (tx: Tx, caller: Acting) => [
  // @ts-expect-error a sentence is not a change of a setting
  () => record(tx, caller, "policy.drafted", { data: { version: 2, changes: ["Grace: 7 days, was 0 days"] } }),
  // @ts-expect-error the action does not have this key
  () => record(tx, caller, "policy.discarded", { data: { version: 2, note: "too strict" } }),
  // @ts-expect-error a free word stands in place of an enum
  () => record(tx, caller, "member.joined", { data: { by: "a friend" } }),
  // @ts-expect-error the data is missing
  () => record(tx, caller, "member.joined"),
];
