import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { after, minutes } from "@/lib/ground/durations";
import { routes } from "@/lib/ground/routes";
import { readTicket, type Waiting, writeTicket } from "./return-ticket";

const now = new Date("2026-11-26T10:00:00Z");

/** Makes the parts of a session's standing that a ticket uses. */
function openBearer(workspace: string = randomUUID()) {
  return { workspace: { id: workspace }, session: { id: randomUUID() }, now } as Parameters<typeof writeTicket>[0];
}

const waiting: Waiting = {
  at: ["exemptions", { member: "7b0f0e4c-8f44-4f0e-9d43-0a8d8a1a2b3c" }],
  pressed: { action: "giveExemption", given: ["mia@acme.test", "operation", "2026-12-24"] },
  proof: "any",
};

test("a ticket returns what was written, in its session and for an hour", () => {
  const bearer = openBearer();
  const ticket = writeTicket(bearer, waiting);
  expect(readTicket(bearer, ticket)).toEqual(waiting);
  expect(readTicket({ ...bearer, now: after(now, minutes(59)) }, ticket)).toEqual(waiting);
  expect(readTicket({ ...bearer, now: after(now, minutes(60)) }, ticket)).toBeNull();
});

test("a ticket is rejected in another session and in another workspace", () => {
  const bearer = openBearer();
  const ticket = writeTicket(bearer, waiting);
  expect(readTicket(openBearer(bearer.workspace.id), ticket)).toBeNull();
  expect(readTicket({ ...openBearer(), session: bearer.session }, ticket)).toBeNull();
});

test("a ticket with one changed bit is rejected, and so is a part of one", () => {
  const bearer = openBearer();
  const bytes = Buffer.from(writeTicket(bearer, waiting), "base64url");
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes);
    changed.writeUInt8((changed[at] as number) ^ 1, at);
    expect(readTicket(bearer, changed.toString("base64url")), `byte ${at}`).toBeNull();
    expect(readTicket(bearer, bytes.subarray(0, at).toString("base64url")), `${at} bytes`).toBeNull();
  }
});

test("addresses and other values that a client makes up are not tickets", () => {
  const bearer = openBearer();
  const made = fc.oneof(
    fc.string(),
    fc.webUrl(),
    fc.anything(),
    fc.uint8Array().map((bytes) => Buffer.from(bytes).toString("base64url")),
    fc.constantFrom("//evil.test", "/w/acme/admin", JSON.stringify({ waiting, until: 9e15 })),
  );
  fc.assert(
    fc.property(made, (ticket) => {
      expect(readTicket(bearer, ticket)).toBeNull();
    }),
  );
});

test("a ticket reveals nothing of its contents, because it stands in addresses", () => {
  const text = Buffer.from(writeTicket(openBearer(), waiting), "base64url").toString("latin1");
  expect(text).not.toMatch(/mia|operation|exemptions|giveExemption/);
});

test("a ticket for a whole page of selected members fits an address, which is 4,096 characters at most", () => {
  const ids = Array.from({ length: 50 }, () => randomUUID()).join(".");
  const ticket = writeTicket(openBearer(), { at: ["bulk", { act: "exempt", ids, twoFactor: "all" }] });
  expect(routes.confirm("a".repeat(40), { ticket }).length).toBeLessThan(4_000);
});
