import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { after, days } from "@/lib/ground/durations";
import { anyFacts, anyPolicy, noon as now, plainMember } from "@/test/crowd";
import { assess, deadlineOf, endOfDay, hasStrongFactor, type MemberFacts, type State } from "./assess";
import { initialSettings, type Policy, type RoleName, type Settings } from "./settings";

const ago = (n: number) => after(now, -days(n));
const ahead = (n: number) => after(now, days(n));
const aMoment = 1;

const plain: MemberFacts = { ...plainMember, joinedAt: ago(30) };

function policy(due: Date | null, changed: Partial<Settings> = {}): Policy {
  const level = due ? "required" : "off";
  const requirement = { level, from: null } as const;
  const ofEachRole = { member: requirement, helpdesk: requirement, admin: requirement, owner: requirement };
  const date = due?.toISOString();
  return {
    version: 1,
    settings: { ...initialSettings, requirement: ofEachRole, ...changed },
    dueAt: date ? { member: date, helpdesk: date, admin: date, owner: date } : {},
  };
}
const required = policy(ago(1));
const off = policy(null);
const withEmail = policy(ago(1), { methods: { totp: true, passkey: true, email: true } });
const keysOnly = policy(ago(1), { methods: { totp: false, passkey: true, email: false } });

type Case = [title: string, Partial<MemberFacts>, Policy, State, mustEnrol: boolean];
const cases: Case[] = [
  ["one app and three codes", { totpCount: 1, recoveryCodesLeft: 3 }, required, "protected", false],
  ["one app and two codes", { totpCount: 1, recoveryCodesLeft: 2 }, required, "fragile", false],
  ["two apps, no codes", { totpCount: 2 }, required, "protected", false],
  ["an app and a key, no codes", { totpCount: 1, passkeyCount: 1 }, required, "protected", false],
  ["one key and ten codes", { passkeyCount: 1, recoveryCodesLeft: 10 }, required, "protected", false],
  ["nothing", {}, required, "blocked", true],
  ["nothing, nothing required", {}, off, "unprotected", false],
  ["codes alone are no factor", { recoveryCodesLeft: 10 }, required, "blocked", true],
  ["email alone is fragile, even with codes", { emailCount: 1, recoveryCodesLeft: 10 }, withEmail, "fragile", false],
  ["email counts for a help desk", { role: "helpdesk", emailCount: 1 }, withEmail, "fragile", false],
  ["email alone never for an admin", { role: "admin", emailCount: 1 }, withEmail, "blocked", true],
  ["email alone never for an owner", { role: "owner", emailCount: 1 }, withEmail, "blocked", true],
  ["email where it is not allowed", { emailCount: 1 }, required, "blocked", true],
  ["an app where only keys are allowed", { totpCount: 2, recoveryCodesLeft: 10 }, keysOnly, "blocked", true],
  ["an app beside a key where only keys are allowed", { totpCount: 1, passkeyCount: 1 }, keysOnly, "fragile", false],
  ["exempt until tomorrow", { exemptUntil: ahead(1) }, required, "exempt", false],
  ["exempt until this instant", { exemptUntil: now }, required, "blocked", true],
  ["exempt, yet enrolled", { exemptUntil: ahead(1), totpCount: 2 }, required, "protected", false],
  ["deactivated", { deactivatedAt: ago(1), totpCount: 2 }, required, "deactivated", false],
  ["invited", { joinedAt: null }, off, "invited", false],
  ["a reset waits", { suspendedAt: ago(1) }, off, "reset-pending", false],
  ["a method not accepted, nothing required", { emailCount: 1 }, off, "fragile", false],
];

test.each(cases)("%s", (_, facts, rules, state, mustEnrol) => {
  expect(assess({ ...plain, ...facts }, rules, now)).toMatchObject({ state, mustEnrol });
});

test.each<[string, Partial<MemberFacts>, boolean, boolean]>([
  ["nothing", {}, false, false],
  ["an accepted app", { totpCount: 1 }, true, true],
  ["an email code that is not accepted", { emailCount: 1 }, true, false],
  ["recovery codes", { recoveryCodesLeft: 10 }, false, false],
])("with %s a member has a factor: %j; is covered: %j", (_, facts, hasFactor, covered) => {
  expect(assess({ ...plain, ...facts }, required, now)).toMatchObject({ hasFactor, covered });
});

test.each([
  [0, 0, false],
  [1, 0, true],
  [0, 1, true],
  [1, 1, true],
])("with %i apps and %i keys something stands alone in every role: %j", (totpCount, passkeyCount, strong) => {
  expect(hasStrongFactor({ totpCount, passkeyCount })).toBe(strong);
});

test("an emailed code and recovery codes never stand alone in every role", () => {
  const rest: MemberFacts = { ...plain, emailCount: 1, recoveryCodesLeft: 10 };
  expect(hasStrongFactor(rest)).toBe(false);
});

describe("as the clock moves over a deadline", () => {
  const due = ahead(7);
  const rules = policy(due);
  test.each<[string, number, State, boolean]>([
    ["a week before", -days(7), "in-grace", false],
    ["a millisecond before", -aMoment, "in-grace", false],
    ["at the instant", 0, "blocked", true],
    ["a year after", days(365), "blocked", true],
  ])("%s", (_, distance, state, mustEnrol) => {
    expect(assess(plain, rules, after(due, distance))).toMatchObject({ state, mustEnrol, deadline: due });
  });

  test("an exemption ends to the instant", () => {
    const exempt = { ...plain, exemptUntil: due };
    expect(assess(exempt, required, after(due, -aMoment)).mustEnrol).toBe(false);
    expect(assess(exempt, required, due).mustEnrol).toBe(true);
  });
});

describe("whose deadline is when", () => {
  const joinedNow = (graceDays: number) => ({ ...plain, joinedAt: now, graceUntil: endOfDay(ahead(graceDays)) });

  test("where nothing is required there is none, whatever is stored", () => {
    expect(deadlineOf(joinedNow(7), off)).toBeNull();
    const dueButEncouraged = { ...off, dueAt: required.dueAt };
    expect(deadlineOf(plain, dueButEncouraged)).toBeNull();
    expect(deadlineOf(plain, { ...required, dueAt: {} })).toBeNull();
  });

  test("who joined into days of grace has until the end of the last day", () => {
    expect(deadlineOf(joinedNow(7), policy(ago(1), { graceDays: 7 }))).toEqual(new Date("2025-11-29T23:59:59.999Z"));
  });

  test("a grace stored earlier never shortens the policy's own date", () => {
    const due = ahead(30);
    expect(deadlineOf(joinedNow(7), policy(due, { graceDays: 7 }))).toEqual(due);
  });

  test("a stricter policy shortens a grace once given", () => {
    expect(deadlineOf(joinedNow(30), policy(ago(1), { graceDays: 2 }))).toEqual(endOfDay(ahead(2)));
    expect(assess(joinedNow(30), policy(ago(1), { graceDays: 0 }), ahead(1)).mustEnrol).toBe(true);
  });

  test("a more generous policy lengthens none", () => {
    expect(deadlineOf(joinedNow(2), policy(ago(1), { graceDays: 90 }))).toEqual(endOfDay(ahead(2)));
  });

  test("who has not joined has no grace, whatever is stored", () => {
    const due = ago(1);
    expect(deadlineOf({ ...joinedNow(7), joinedAt: null }, policy(due, { graceDays: 7 }))).toEqual(due);
  });

  test("each role has its own date", () => {
    const dates: Record<RoleName, Date> = { member: ahead(4), helpdesk: ahead(3), admin: ahead(2), owner: ahead(1) };
    const dueAt = Object.fromEntries(Object.entries(dates).map(([role, date]) => [role, date.toISOString()]));
    for (const role of Object.keys(dates) as RoleName[])
      expect(deadlineOf({ ...plain, role }, { ...required, dueAt })).toEqual(dates[role]);
  });
});

describe("for any member and policy", () => {
  test("no one who must enrol is covered, before the deadline or exempt", () => {
    fc.assert(
      fc.property(anyFacts, anyPolicy, (facts, rules) => {
        const { mustEnrol, covered, deadline } = assess(facts, rules, now);
        if (!mustEnrol) return;
        expect(covered).toBe(false);
        expect(deadline && deadline <= now).toBe(true);
        expect(facts.exemptUntil === null || facts.exemptUntil <= now).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test("once the deadline has passed, waiting never opens a way around it", () => {
    fc.assert(
      fc.property(anyFacts, anyPolicy, fc.integer({ min: 0, max: 400 }), (facts, rules, n) => {
        if (assess(facts, rules, now).mustEnrol) expect(assess(facts, rules, ahead(n)).mustEnrol).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test("one more accepted method never makes things worse", () => {
    const worst: State[] = ["blocked", "unprotected", "in-grace", "exempt", "fragile", "protected"];
    fc.assert(
      fc.property(anyFacts, anyPolicy, fc.constantFrom("totp", "passkey" as const), (facts, rules, kind) => {
        if (!rules.settings.methods[kind]) return;
        const count = `${kind}Count` as const;
        const [without, with_] = [facts, { ...facts, [count]: facts[count] + 1 }].map((f) => assess(f, rules, now));
        expect(with_?.mustEnrol).toBe(false);
        expect(worst.indexOf(with_?.state ?? "blocked")).toBeGreaterThanOrEqual(
          worst.indexOf(without?.state ?? "blocked"),
        );
      }),
      { numRuns: 2_000 },
    );
  });
});
