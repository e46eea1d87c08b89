import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { z } from "zod";
import { type Change, changeSchema, changesOf, readChanges } from "./changes";
import { readSettings } from "./document";
import { groups, initialSettings, type Settings, settingsSchema, upgrades } from "./settings";

const off = { level: "off", from: null } as const;
const documents: unknown[] = JSON.parse(
  readFileSync(join(import.meta.dirname, `../../../test/policy-documents/v${upgrades.length + 1}.json`), "utf8"),
);
/** Two documents of the newest version that differ in every setting. */
const [one, other] = documents.map(readSettings) as [Settings, Settings];

test("equal settings differ in nothing", () => {
  expect(changesOf(initialSettings, structuredClone(initialSettings))).toEqual([]);
});

test.each<[Change[], Partial<Settings>]>([
  [[{ path: "graceDays", before: 0, after: 7 }], { graceDays: 7 }],
  [
    [{ path: "requirement.member", before: { level: "required", from: null }, after: off }],
    { requirement: { ...initialSettings.requirement, member: off } },
  ],
  [
    [
      { path: "methods.totp", before: true, after: false },
      { path: "methods.email", before: false, after: true },
    ],
    { methods: { ...initialSettings.methods, totp: false, email: true } },
  ],
  [
    [
      {
        path: "signUp",
        before: { mode: "invited", domains: [] },
        after: { mode: "domains", domains: ["acme.test"] },
      },
    ],
    { signUp: { mode: "domains", domains: ["acme.test"] } },
  ],
])("%j", (changes, changed) => {
  expect(changesOf(initialSettings, { ...initialSettings, ...changed })).toEqual(changes);
});

const paths = Object.entries<z.ZodType>(settingsSchema.shape).flatMap(([key, schema]) =>
  groups.some((group) => group === key)
    ? Object.keys((schema as z.ZodObject).shape).map((name) => `${key}.${name}`)
    : [key],
);

test("every setting that differs is listed once, both ways, and can be stored", () => {
  const [there, back] = [changesOf(one, other), changesOf(other, one)];
  expect(there.map(({ path }) => path)).toEqual(paths);
  expect(paths).toContain("requirement.member");
  expect(back).toEqual(there.map(({ path, before, after }) => ({ path, before: after, after: before })));
  for (const change of [...there, ...back]) expect(changeSchema.parse(change)).toEqual(change);
});

test.each([
  [{ path: "graceDays", before: 0, after: "7 days" }],
  [{ path: "colour", before: "red", after: "blue" }],
  [{ path: "graceDays", before: 0, after: 7, words: "Grace for new members: 7 days, was 0 days" }],
  ["Grace for new members: 7 days, was 0 days"],
])("%j is no change", (stored) => {
  expect(changeSchema.safeParse(stored).success).toBe(false);
});

test("what an audit row holds is read back, and a setting that is gone by its path", () => {
  const changes = changesOf(one, other);
  const kept = [...changes, { path: "colour", before: 1, after: 2 }, { path: "graceDays", before: 0, after: 500 }];
  expect(readChanges(JSON.parse(JSON.stringify(kept)))).toEqual({ changes, others: ["colour", "graceDays"] });
});

test.each([[undefined], [null], ["prose"], [["prose", null, 1, { path: 7 }]], [{ path: "graceDays" }]])(
  "%j holds no change",
  (kept) => {
    expect(readChanges(kept)).toEqual({ changes: [], others: [] });
  },
);
