import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { after, days } from "@/lib/ground/durations";
import { anyFacts, anyPolicy, noon as now, plainMember } from "@/test/crowd";
import { acceptedMethods, assess, endOfDay, heldMethods, type MemberFacts, type Reason } from "./assess";
import { initialSettings, type Policy, type RoleName, type Settings } from "./settings";
import { whyOf } from "./why";

const ago = (n: number) => after(now, -days(n));
const ahead = (n: number) => after(now, days(n));

type Due = Partial<Record<RoleName, Date>>;

/** A policy that requires a second factor of these roles from these moments, at once or from a planned day. */
function policy(due: Due, changed: Partial<Settings> = {}, planned = false): Policy {
  const of = (role: RoleName) =>
    due[role]
      ? ({ level: "required", from: planned ? due[role].toISOString() : null } as const)
      : ({ level: "off", from: null } as const);
  const requirement = { member: of("member"), helpdesk: of("helpdesk"), admin: of("admin"), owner: of("owner") };
  const dueAt = Object.fromEntries(Object.entries(due).map(([role, at]) => [role, at.toISOString()]));
  return { version: 1, settings: { ...initialSettings, requirement, ...changed }, dueAt };
}
const all = (at: Date): Due => ({ member: at, helpdesk: at, admin: at, owner: at });
const keysOnly = { methods: { totp: false, passkey: true, email: false } };
const withEmail = { methods: { totp: true, passkey: true, email: true } };
const graceOf = (n: number) => ({ joinedAt: ago(n + 2), graceUntil: endOfDay(ago(2)) });

type Case = [title: string, Partial<MemberFacts>, Policy, Reason | null];
const cases: Case[] = [
  ["nothing enrolled", {}, policy(all(ago(1))), "none-enrolled"],
  ["nothing enrolled, nothing required", {}, policy({}), "none-enrolled"],
  ["nothing enrolled, a day ahead", {}, policy(all(ahead(3)), {}, true), "none-enrolled"],
  ["recovery codes alone", { recoveryCodesLeft: 10 }, policy(all(ago(1))), "none-enrolled"],
  ["an accepted app", { totpCount: 1 }, policy(all(ago(1))), null],
  ["an app where only keys are allowed", { totpCount: 1 }, policy(all(ago(1)), keysOnly), "not-accepted"],
  [
    "an app where only keys are allowed from a day that is over",
    { totpCount: 1 },
    policy(all(ago(1)), keysOnly, true),
    "not-accepted",
  ],
  [
    "an app and a code where only keys are allowed",
    { totpCount: 1, emailCount: 1, role: "owner" },
    policy(all(ago(1)), keysOnly),
    "not-accepted",
  ],
  ["an email code that no one may use", { emailCount: 1 }, policy(all(ago(1))), "not-accepted"],
  [
    "an email code that no one may use, of an admin",
    { emailCount: 1, role: "admin" },
    policy(all(ago(1))),
    "not-accepted",
  ],
  ["an email code of a member, where it is allowed", { emailCount: 1 }, policy(all(ago(1)), withEmail), null],
  [
    "an email code of one who became an admin",
    { emailCount: 1, role: "admin" },
    policy(all(ago(1)), withEmail),
    "role",
  ],
  [
    "an email code of one who became an owner, nothing required",
    { emailCount: 1, role: "owner" },
    policy({}, withEmail),
    "role",
  ],
  ["an email code of the help desk", { emailCount: 1, role: "helpdesk" }, policy(all(ago(1)), withEmail), null],
  ["a role that alone must have one", { role: "admin" }, policy({ admin: ago(1), owner: ago(1) }), "role"],
  [
    "a role that must have one before members",
    { role: "admin" },
    policy({ ...all(ahead(9)), admin: ago(1) }, {}, true),
    "role",
  ],
  ["a role that alone must have one, from a day", { role: "owner" }, policy({ owner: ahead(3) }, {}, true), "role"],
  ["a member where admins alone must have one", {}, policy({ admin: ago(1), owner: ago(1) }), "none-enrolled"],
  ["a planned day that is over", {}, policy(all(ago(1)), {}, true), "deadline"],
  ["at the instant of a planned day", {}, policy(all(now), {}, true), "deadline"],
  ["days of grace that are over", graceOf(5), policy(all(ago(60)), { graceDays: 5 }), "deadline"],
  [
    "days of grace ahead",
    { joinedAt: now, graceUntil: endOfDay(ahead(5)) },
    policy(all(ago(60)), { graceDays: 5 }),
    "none-enrolled",
  ],
  ["a reset", { suspendedAt: ago(1) }, policy(all(ago(1)), {}, true), "reset"],
  ["a reset where nothing is required", { suspendedAt: ago(1) }, policy({}), "reset"],
  ["a reset, the new method confirmed", { suspendedAt: ago(1), totpCount: 1 }, policy({}), "reset"],
];

test.each(cases)("[D2] %s", (_, facts, rules, reason) => {
  expect(assess({ ...plainMember, ...facts }, rules, now).reason).toBe(reason);
});

describe("[D2] whatever the member and the policy,", () => {
  test("there is a cause exactly where there is no accepted method, or a reset", () => {
    fc.assert(
      fc.property(anyFacts, anyPolicy, (facts, rules) => {
        const { reason, covered } = assess(facts, rules, now);
        expect(reason === null).toBe(covered && facts.suspendedAt === null);
      }),
    );
  });

  test("no one who has a method is told that they have none or were late, and no one without that it is not accepted", () => {
    fc.assert(
      fc.property(anyFacts, anyPolicy, (facts, rules) => {
        const { reason, hasFactor } = assess(facts, rules, now);
        if (hasFactor) expect(["not-accepted", "role", "reset", null]).toContain(reason);
        else expect(reason).not.toBe("not-accepted");
      }),
    );
  });

  test("a deadline is over only where one is over, and a member is never told of their role", () => {
    fc.assert(
      fc.property(anyFacts, anyPolicy, (facts, rules) => {
        const { reason, deadline } = assess(facts, rules, now);
        if (reason === "deadline") expect(deadline !== null && deadline <= now).toBe(true);
        if (reason === "role") expect(facts.role).not.toBe("member");
      }),
    );
  });

  test("each method that is offered would cover the member, and each that is not would not", () => {
    const counts = { totp: "totpCount", passkey: "passkeyCount", email: "emailCount" } as const;
    fc.assert(
      fc.property(anyFacts, anyPolicy, (facts, rules) => {
        const accepted = acceptedMethods(facts.role, rules);
        const none = { ...facts, totpCount: 0, passkeyCount: 0, emailCount: 0 };
        for (const kind of ["totp", "passkey", "email"] as const)
          expect(assess({ ...none, [counts[kind]]: 1 }, rules, now).covered).toBe(accepted.includes(kind));
        expect(whyOf(facts, rules, now)?.has ?? heldMethods(facts)).toEqual(heldMethods(facts));
      }),
    );
  });
});
