import fc from "fast-check";
import { expect, test } from "vitest";
import { after, days } from "@/lib/ground/durations";
import { nextStep } from "@/lib/rules/sign-in/next-step";
import { anyFacts, anyPolicy, noon, plainMember } from "@/test/crowd";
import { assess, type MemberFacts } from "./assess";
import { countCoverage } from "./coverage";
import { ifRequired, type Outcome, outcomeOf, outcomes, type Proposal, rehearse } from "./rehearse";
import { reminderDue } from "./reminder";
import { initialSettings, type Policy } from "./settings";

const plain: MemberFacts = { ...plainMember, joinedAt: after(noon, -days(100)) };

const relaxed: Policy = {
  version: 1,
  settings: {
    ...initialSettings,
    requirement: {
      member: { level: "off", from: null },
      helpdesk: { level: "off", from: null },
      admin: { level: "off", from: null },
      owner: { level: "off", from: null },
    },
  },
  dueAt: {},
};
const strict = ifRequired(relaxed, noon);
const soon: Policy = { ...strict, dueAt: { ...strict.dueAt, member: after(noon, days(10)).toISOString() } };
const keysOnly: Policy = {
  ...strict,
  settings: { ...strict.settings, methods: { totp: false, passkey: true, email: false } },
};

test.each<[Outcome, string, Partial<MemberFacts>, Policy, Policy]>([
  ["next-request", "no one was asked, everybody is", {}, relaxed, strict],
  ["nothing", "someone covered meets a requirement", { totpCount: 1 }, relaxed, strict],
  ["by-day", "required from a day", {}, relaxed, soon],
  ["next-request", "the day is given up: at once", {}, soon, strict],
  ["old-method", "their only method is no longer accepted", { totpCount: 1 }, strict, keysOnly],
  ["nothing", "a key is still accepted", { passkeyCount: 1 }, strict, keysOnly],
  ["nothing", "blocked before and after", {}, strict, strict],
  ["eased", "blocked before, not asked after", {}, strict, relaxed],
  ["eased", "blocked before, given time", {}, strict, soon],
  ["nothing", "exempt", { exemptUntil: after(noon, days(1)) }, relaxed, strict],
  ["next-request", "an exemption that is over", { exemptUntil: noon }, relaxed, strict],
  ["nothing", "invited", { joinedAt: null }, relaxed, strict],
  ["nothing", "deactivated", { deactivatedAt: noon }, relaxed, strict],
  ["nothing", "being reset", { suspendedAt: noon }, relaxed, strict],
])("%s: %s", (outcome, _, facts, before, next) => {
  expect(outcomeOf({ ...plain, ...facts }, { before, after: next, at: noon })).toBe(outcome);
});

test("email alone is no answer to a requirement for owners, and one for members where it is allowed", () => {
  const email: Policy = {
    ...strict,
    settings: { ...strict.settings, methods: { totp: true, passkey: true, email: true } },
  };
  const plan = { before: relaxed, after: email, at: noon };
  expect(outcomeOf({ ...plain, role: "owner", emailCount: 1 }, plan)).toBe("old-method");
  expect(outcomeOf({ ...plain, emailCount: 1 }, plan)).toBe("nothing");
});

const anyPlan: fc.Arbitrary<Proposal> = fc
  .record({ before: anyPolicy, after: anyPolicy, shift: fc.integer({ min: -30, max: 30 }) })
  .map(({ before, after: next, shift }) => ({ before, after: next, at: after(noon, days(shift)) }));

/** What the gate of a request would ask of a member signed in with all they have. */
function gateOf(member: MemberFacts, policy: Policy, at: Date) {
  const { hasFactor } = assess(member, policy, at);
  const evidence = { passwordAt: at, secondFactorAt: hasFactor ? at : null, enrolmentGrant: null, resetId: null };
  return nextStep(
    evidence,
    { ...member, codesSavedAt: at, distrustedAt: null, lockedAt: null },
    assess(member, policy, at),
    null,
    at,
  );
}
const shut = (step: string) => step === "enrol" || step === "confirm-address";

test("gate, rehearsal, table and reminders come to one answer, for any member, any two policies, at any time", () => {
  fc.assert(
    fc.property(anyFacts, anyPlan, (member, proposal) => {
      const { before, after: next, at } = proposal;
      const outcome = outcomeOf(member, proposal);
      const { state, deadline } = assess(member, next, at);
      const signsIn = member.joinedAt && !member.deactivatedAt && !member.suspendedAt;
      const shutNow = Boolean(signsIn) && shut(gateOf(member, next, at));
      const shutBefore = Boolean(signsIn) && shut(gateOf(member, before, at));
      // The gate and the rehearsal.
      expect(outcome === "next-request" || outcome === "old-method").toBe(shutNow && !shutBefore);
      if (outcome === "old-method") expect(gateOf(member, next, at)).toBe("enrol");
      if (outcome === "next-request") expect(gateOf(member, next, at)).toBe("confirm-address");
      // The gate and the table.
      expect(state === "blocked").toBe(shutNow);
      // The rehearsal, the table and the banner's day.
      if (outcome === "by-day") {
        expect(state).toBe("in-grace");
        expect(deadline && deadline > at).toBe(true);
      }
      // The reminders.
      const reminder = reminderDue(member, next, at);
      if (reminder) {
        expect(state).toBe("in-grace");
        expect(reminder.deadline).toEqual(deadline);
        expect(shut(gateOf(member, next, reminder.deadline))).toBe(
          !(member.exemptUntil && member.exemptUntil > reminder.deadline),
        );
      }
    }),
    { numRuns: 5_000 },
  );
});

test("the numbers are the sum of what happens to each, and everyone who signs in is counted once", () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ facts: anyFacts, n: fc.integer({ min: 1, max: 9 }) })),
      anyPlan,
      (groups, proposal) => {
        const { members, outcomes: counts, days: dates, invited } = rehearse(groups, proposal);
        const active = groups.filter(({ facts }) => facts.joinedAt && !facts.deactivatedAt);
        const sum = (some: typeof groups) => some.reduce((total, { n }) => total + n, 0);
        expect(members).toBe(sum(active));
        for (const outcome of outcomes)
          expect(counts[outcome]).toBe(sum(active.filter(({ facts }) => outcomeOf(facts, proposal) === outcome)));
        expect(dates.reduce((total, { n }) => total + n, 0)).toBe(counts["by-day"]);
        expect(invited).toBe(sum(groups.filter(({ facts }) => !facts.joinedAt && !facts.deactivatedAt)));
        const coverage = countCoverage(groups, proposal.after, proposal.at);
        expect(coverage.active).toBe(members);
        expect(coverage.covered + coverage.blocked + coverage.inGrace).toBeLessThanOrEqual(members);
      },
    ),
    { numRuns: 500 },
  );
});
