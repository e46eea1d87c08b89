import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as members from "./en/refusals/members";
import * as policy from "./en/refusals/policy";
import * as resets from "./en/refusals/resets";
import * as security from "./en/refusals/security";
import * as signIn from "./en/refusals/sign-in";
import { resetRefusals } from "./refusals/resets";
import { say } from "./sentences";

const now = new Date("2026-03-01T10:00:10Z");
type Refusal = { ok: false; reason: "over" | "live" } | { ok: false; reason: "wait"; retryAt: Date | null };
const refused = (refusal: Refusal) => refusal;

test("a table without a sentence for a reason does not compile", () => {
  const wait = ({ retryAt }: { retryAt: Date | null }) => `until ${retryAt?.toISOString()}`;
  expect(say({ over: "Over.", live: "Live.", wait }, refused({ ok: false, reason: "over" }))).toBe("Over.");
  const one = refused({ ok: false, reason: "over" });
  // @ts-expect-error: no sentence for "live".
  say({ over: "Over.", wait }, one);
  const other = ({ minutes }: { minutes: number }) => `${minutes} minutes`;
  // @ts-expect-error: a sentence that needs what the refusal does not have.
  say({ over: "Over.", live: "Live.", wait: other }, one);
  const unnamed: { reason: string } = { reason: "other" };
  // @ts-expect-error: any reason at all.
  expect(() => say({ over: "Over." }, unnamed)).toThrow("no sentence");
});

test("a sentence about time is made from the refusal and the time of reading", () => {
  const wait = (retryAt: Date | null) => say(security.codeCheck, { reason: "wait", retryAt }, now);
  expect(wait(new Date("2026-03-01T10:00:50Z"))).toBe("Too many tries. Try again in 40 seconds.");
  expect(wait(new Date("2026-03-01T10:12:00Z"))).toBe("Too many tries. Try again in 12 minutes.");
  expect(wait(new Date("2026-03-01T14:00:00Z"))).toBe("Too many tries. Try again in 4 hours.");
  expect(wait(null)).toMatch(/^This method is locked/);
  expect(say(security.trial, { reason: "used" }, now)).toMatch(/appears in 20 seconds\.$/);
  expect(say(signIn.challenge, { reason: "fast", minutes: 1 }, now)).toMatch(/about 1 minute fast\./);
});

test("every sentence is about a reason that a use-case gives", () => {
  const sources = readdirSync("lib", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .map((file) => readFileSync(join("lib", file), "utf8"))
    .join();
  const { invitations, ...others } = members;
  const tables = [others, policy, resets, security, signIn].flatMap((one) => Object.values(one));
  const reasons = [...tables, invitations(1_000)].flatMap((table) => Object.keys(table));
  expect(reasons.length).toBeGreaterThan(100);
  expect(reasons.filter((reason) => !new RegExp(`"${reason}"`).test(sources))).toEqual([]);
});

test("a refusal says its moment in the zone that the reader chose, else in UTC and says so", () => {
  const ended = { reason: "ended-reset-code", ending: "expired", at: new Date("2026-07-01T22:30:00Z") } as const;
  expect(say(resets.resetCode, ended, now)).toContain("on 1 Jul 2026, 22:30 UTC.");
  expect(say(resets.resetCode, ended, now, "Europe/Vienna")).toContain("on 2 Jul 2026, 00:30.");
  expect(say(resetRefusals.de.resetCode, ended, now, "Europe/Vienna")).toContain("am 2. Juli 2026, 00:30.");
});
