import { expect, test } from "vitest";
import { graceFor } from "./grace";
import { initialSettings, type Policy, type Settings } from "./settings";

const now = new Date("2025-11-22T10:00:00Z");
const policy = (changed: Partial<Settings>): Policy => ({
  version: 1,
  settings: { ...initialSettings, ...changed },
  dueAt: {},
});

test("who joins into days of grace has until the end of the last of them", () => {
  expect(graceFor("member", policy({ graceDays: 7 }), now)).toEqual(new Date("2025-11-29T23:59:59.999Z"));
});

test("without days of grace there is no deadline of one's own", () => {
  expect(graceFor("member", policy({ graceDays: 0 }), now)).toBeNull();
});

test.each(["encouraged", "off"] as const)("where two-factor is %s there is none", (level) => {
  const requirement = { ...initialSettings.requirement, member: { level, from: null } };
  expect(graceFor("member", policy({ graceDays: 7, requirement }), now)).toBeNull();
  expect(graceFor("admin", policy({ graceDays: 7, requirement }), now)).not.toBeNull();
});
