import fc from "fast-check";
import { expect, test } from "vitest";
import { after, days } from "@/lib/ground/durations";
import { noon } from "@/test/crowd";
import { dueAtOf, type Predecessor, standingDue } from "./due-at";
import { initialSettings, type Requirement, type Settings } from "./settings";

const on = (level: Requirement["level"], from: Date | null = null): Settings => {
  const one = { level, from: from?.toISOString() ?? null };
  return { ...initialSettings, requirement: { member: one, helpdesk: one, admin: one, owner: one } };
};
const version = (settings: Settings, due: Date | null): Predecessor => ({
  settings,
  dueAt: due ? { member: due.toISOString() } : {},
});
const day = (n: number) => after(noon, days(n));
const memberDue = (settings: Settings, before: Predecessor) => dueAtOf(settings, before, noon).member ?? null;

test.each([
  ["required anew, at once: from now", on("required"), version(on("off"), null), noon],
  ["required anew, from a day: that day", on("required", day(10)), version(on("off"), null), day(10)],
  ["required anew, from a day that is over: from now", on("required", day(-10)), version(on("off"), null), noon],
  ["published again while it holds: the date stays", on("required"), version(on("required"), day(-50)), day(-50)],
  [
    "published again before its day: the day stays",
    on("required", day(10)),
    version(on("required", day(10)), day(10)),
    day(10),
  ],
  ["made stricter, at once: from now", on("required"), version(on("required", day(10)), day(10)), noon],
  ["made stricter by an earlier day", on("required", day(3)), version(on("required", day(10)), day(10)), day(3)],
  ["put off before it began", on("required", day(20)), version(on("required", day(10)), day(10)), day(20)],
  ["a later day once it has begun renews nothing", on("required", day(20)), version(on("required"), day(-5)), day(-5)],
  ["a later day at the moment it begins renews nothing", on("required", day(20)), version(on("required"), noon), noon],
  ["no longer required", on("encouraged"), version(on("required"), day(-50)), null],
])("%s", (_, settings, before, due) => {
  expect(memberDue(settings, before)).toBe(due?.toISOString() ?? null);
});

test("what has begun never begins again while it stays required, whatever else is published", () => {
  fc.assert(
    fc.property(fc.integer({ min: -60, max: 0 }), fc.option(fc.integer({ min: -60, max: 60 })), (begun, from) => {
      const before = version(on("required"), day(begun));
      expect(memberDue(on("required", from === null ? null : day(from)), before)).toBe(day(begun).toISOString());
    }),
  );
});

test("over any chain of publications a date ahead is the one the settings name, and one that has begun stays", () => {
  const publication = fc.record({
    wait: fc.integer({ min: 0, max: 30 }),
    required: fc.boolean(),
    from: fc.option(fc.integer({ min: -60, max: 60 })),
  });
  fc.assert(
    fc.property(fc.array(publication, { minLength: 1, maxLength: 8 }), (chain) => {
      let before = version(on("off"), null);
      let at = 0;
      for (const { wait, required, from } of chain) {
        at += wait;
        const settings = on(required ? "required" : "off", from === null ? null : day(from));
        const { member } = dueAtOf(settings, before, day(at));
        const stood = standingDue(before, "member");
        const expected = stood && stood <= day(at) ? stood : day(Math.max(at, from ?? at));
        expect(member).toBe(required ? expected.toISOString() : undefined);
        const due = member === undefined ? null : new Date(member);
        if (due && due > day(at)) expect(member).toBe(settings.requirement.member.from);
        before = version(settings, due);
      }
    }),
  );
});

test("a requirement stands from its date", () => {
  expect(standingDue(version(on("required"), day(-5)), "member")).toEqual(day(-5));
});

test("what was never required has no date that stands", () => {
  expect(standingDue(version(on("required"), null), "member")).toBeNull();
});

test("a date left behind by a requirement that ended does not stand", () => {
  expect(standingDue(version(on("encouraged"), day(-5)), "member")).toBeNull();
});
