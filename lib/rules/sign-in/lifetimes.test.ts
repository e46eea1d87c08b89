import { expect, test } from "vitest";
import { hours, minutes } from "@/lib/ground/durations";
import { expiryOf, freshness, idleTime } from "./lifetimes";

const now = new Date("2025-11-22T10:00:00Z");
const life = (...[stage, role]: [Parameters<typeof expiryOf>[0], Parameters<typeof expiryOf>[1]]) =>
  expiryOf(stage, role, now).getTime() - now.getTime();

test("a challenge lives ten minutes, enrolment thirty, for every role", () => {
  for (const role of ["member", "helpdesk", "admin", "owner"] as const)
    expect([life("challenge", role), life("enrolment", role)]).toEqual([minutes(10), minutes(30)]);
});

test.each([
  ["member", hours(24), minutes(60)],
  ["helpdesk", hours(12), minutes(30)],
  ["admin", hours(12), minutes(30)],
  ["owner", hours(12), minutes(30)],
] as const)("a full session of a %s lives %i ms, idle %i ms", (role, whole, idle) => {
  expect([life("full", role), idleTime(role)]).toEqual([whole, idle]);
});

test("an unknown role lives no longer than an admin", () => {
  const role = "root" as "owner";
  expect([life("full", role), idleTime(role)]).toEqual([hours(12), minutes(30)]);
});

test("a proof is fresh for ten minutes", () => {
  expect(freshness).toBe(minutes(10));
});
