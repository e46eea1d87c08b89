import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { after, days, minutes } from "@/lib/ground/durations";
import { type Assessment, assess, type MemberFacts } from "@/lib/rules/policy/assess";
import { anyFacts, anyPolicy, noon as now, plainMember } from "@/test/crowd";
import { type Evidence, nextStep, type Remains, type ResetFacts, type Step, stageOf } from "./next-step";

type Member = MemberFacts & Remains;

const before = after(now, -days(3));
const nothing: Evidence = { passwordAt: null, secondFactorAt: null, enrolmentGrant: null, resetId: null };
const password: Evidence = { ...nothing, passwordAt: now };
const both: Evidence = { ...password, secondFactorAt: now };
const granted = (enrolmentGrant: Evidence["enrolmentGrant"], resetId: string | null = null): Evidence => ({
  ...password,
  enrolmentGrant,
  resetId,
});

const plain: Member = { ...plainMember, joinedAt: before, codesSavedAt: null, distrustedAt: null, lockedAt: null };
const copied: Member = { ...plain, distrustedAt: before, codesSavedAt: before, recoveryCodesLeft: 5 };
const enrolled: Member = { ...plain, totpCount: 1, recoveryCodesLeft: 10, codesSavedAt: before };
const unsaved: Member = { ...plain, totpCount: 1 };
const suspended: Member = { ...plain, suspendedAt: before };

const standing = (hasFactor: boolean, covered: boolean, mustEnrol: boolean): Assessment => ({
  state: "unprotected",
  reason: covered ? null : hasFactor ? "not-accepted" : "none-enrolled",
  hasFactor,
  covered,
  deadline: null,
  mustEnrol,
});
const free = standing(false, false, false);
const must = standing(false, false, true);
const covered = standing(true, true, false);
const unaccepted = standing(true, false, true);

const reset: ResetFacts = {
  id: "reset",
  requestedAt: before,
  issuedAt: before,
  expiresAt: after(now, minutes(1)),
  openedAt: null,
  endedAt: null,
  ending: null,
};
const opened = { ...reset, openedAt: now };

type Case = [title: string, Evidence, Member, Assessment, ResetFacts | null, Step];
const cases: Case[] = [
  ["nothing is proven", nothing, enrolled, covered, null, "sign-in"],
  ["a second factor without the first", { ...both, passwordAt: null }, enrolled, covered, null, "sign-in"],
  ["a grant without the password", { ...granted("joining"), passwordAt: null }, plain, must, null, "sign-in"],
  ["the member is deactivated", both, { ...enrolled, deactivatedAt: before }, covered, null, "sign-in"],
  ["the member has not joined", both, { ...enrolled, joinedAt: null }, covered, null, "sign-in"],
  ["deactivated while a reset waits", password, { ...suspended, deactivatedAt: now }, free, reset, "sign-in"],

  ["locked, nothing proven", nothing, { ...enrolled, lockedAt: before }, covered, null, "sign-in"],
  ["locked and deactivated", both, { ...enrolled, lockedAt: before, deactivatedAt: before }, covered, null, "sign-in"],
  ["[W4] locked, where nothing is required", password, { ...plain, lockedAt: before }, free, null, "ask-for-help"],
  ["[W4] locked, with both factors proven", both, { ...enrolled, lockedAt: before }, covered, null, "ask-for-help"],
  [
    "[W4] locked, a second factor is not even asked for",
    password,
    { ...enrolled, lockedAt: now },
    covered,
    null,
    "ask-for-help",
  ],
  ["[W4] locked, must enrol", granted("joining"), { ...plain, lockedAt: before }, must, null, "ask-for-help"],
  [
    "[W4] locked while a reset waits for its code",
    password,
    { ...suspended, lockedAt: before },
    must,
    reset,
    "ask-for-help",
  ],
  [
    "[W4] locked after the reset code was accepted",
    granted("reset", "reset"),
    { ...suspended, lockedAt: before },
    must,
    opened,
    "ask-for-help",
  ],

  ["nothing is required, nothing enrolled", password, plain, free, null, "in"],
  ["a factor is enrolled", password, enrolled, covered, null, "second-factor"],
  ["it is proven", both, enrolled, covered, null, "in"],
  ["it is proven, its codes are not saved", both, unsaved, covered, null, "save-codes"],
  ["codes unsaved, factor not proven", password, unsaved, covered, null, "second-factor"],
  ["joining does not stand for a factor that exists", granted("joining"), enrolled, covered, null, "second-factor"],

  ["only a distrusted key is left, nothing required", password, copied, free, null, "second-factor"],
  ["only a distrusted key is left, one is required", granted("address"), copied, must, null, "second-factor"],
  ["a recovery code beside a distrusted key, nothing required", both, copied, free, null, "in"],
  ["a recovery code beside a distrusted key, one is required", both, copied, must, null, "enrol"],

  ["must enrol", password, plain, must, null, "confirm-address"],
  ["must enrol, the address is confirmed", granted("address"), plain, must, null, "enrol"],
  ["must enrol, the account was made just now", granted("joining"), plain, must, null, "enrol"],
  ["a method no longer accepted still answers first", password, enrolled, unaccepted, null, "second-factor"],
  ["and an emailed code does not take its place", granted("address"), enrolled, unaccepted, null, "second-factor"],
  ["and then opens enrolment only", both, enrolled, unaccepted, null, "enrol"],

  ["a reset waits for its code", password, suspended, must, reset, "reset-code"],
  ["a reset forces enrolment where nothing is required", password, suspended, free, reset, "reset-code"],
  ["a second factor proven before is worth nothing then", both, suspended, must, reset, "reset-code"],
  ["an emailed code does not take the reset code's place", granted("address"), suspended, must, reset, "reset-code"],
  ["the code is accepted", granted("reset", "reset"), suspended, must, opened, "enrol"],
  ["the code is accepted where nothing is required", granted("reset", "reset"), suspended, free, opened, "enrol"],
  [
    "a new method is confirmed",
    granted("reset", "reset"),
    { ...suspended, totpCount: 1 },
    covered,
    opened,
    "save-codes",
  ],
  ["it was the code of another reset", granted("reset", "another"), suspended, must, opened, "ask-for-help"],
  ["someone else opened it", password, suspended, must, opened, "ask-for-help"],
  ["an emailed code let this session enrol", granted("address", "reset"), suspended, must, opened, "ask-for-help"],
  ["the code is expired to the instant", password, suspended, must, { ...reset, expiresAt: now }, "ask-for-help"],
  ["the reset was ended", password, suspended, must, { ...reset, endedAt: now, ending: "cancelled" }, "ask-for-help"],
  [
    "ended after it was opened here",
    granted("reset", "reset"),
    suspended,
    must,
    { ...opened, endedAt: now, ending: "stopped" },
    "ask-for-help",
  ],
  [
    "opened here, and left for 30 minutes",
    granted("reset", "reset"),
    suspended,
    must,
    { ...reset, openedAt: after(now, -minutes(30)) },
    "ask-for-help",
  ],
  [
    "opened here, a moment less ago",
    granted("reset", "reset"),
    suspended,
    must,
    { ...reset, openedAt: after(now, 1 - minutes(30)) },
    "enrol",
  ],
  ["suspended without a reset", both, suspended, must, null, "ask-for-help"],
];

test.each(cases)("%s", (_, evidence, member, assessment, waiting, step) => {
  expect(nextStep(evidence, member, assessment, waiting, now)).toBe(step);
});

test("each step has its stage", () => {
  const steps: Step[] = [
    "sign-in",
    "second-factor",
    "reset-code",
    "ask-for-help",
    "confirm-address",
    "enrol",
    "save-codes",
    "in",
  ];
  expect(Object.fromEntries(steps.map((step) => [step, stageOf(step)]))).toEqual({
    "sign-in": "challenge",
    "second-factor": "challenge",
    "reset-code": "challenge",
    "ask-for-help": "challenge",
    "confirm-address": "enrolment",
    enrol: "enrolment",
    "save-codes": "enrolment",
    in: "full",
  });
});

describe("for any evidence, member, policy and reset", () => {
  const moment = fc.option(
    fc.integer({ min: -600, max: 0 }).map((n) => after(now, minutes(n))),
    { nil: null },
  );
  const anyEvidence: fc.Arbitrary<Evidence> = fc.record({
    passwordAt: moment,
    secondFactorAt: moment,
    enrolmentGrant: fc.constantFrom(null, "joining", "address", "reset"),
    resetId: fc.constantFrom(null, "reset", "another"),
  });
  const anyReset = fc.option(
    fc
      .record({
        id: fc.constant("reset"),
        requestedAt: fc.constant(before),
        issuedAt: fc.constant(before),
        expiresAt: fc.integer({ min: -5, max: 5 }).map((n) => after(now, minutes(n))),
        openedAt: moment,
        ending: fc.option(fc.constantFrom("used", "replaced", "left"), { nil: null, freq: 4 }),
      })
      .map((row) => ({ ...row, endedAt: row.ending && now })),
    { nil: null, freq: 4 },
  );
  const anyMember = fc
    .tuple(anyFacts, fc.boolean(), fc.boolean(), fc.boolean())
    .map(([facts, saved, copied, locked]) => ({
      ...facts,
      codesSavedAt: saved ? before : null,
      distrustedAt: copied ? before : null,
      lockedAt: locked ? before : null,
    }));
  const always = (check: (step: Step, at: { evidence: Evidence; member: Member; assessment: Assessment }) => void) =>
    fc.assert(
      fc.property(anyEvidence, anyMember, anyPolicy, anyReset, (evidence, member, policy, waiting) => {
        const assessment = assess(member, policy, now);
        check(nextStep(evidence, member, assessment, waiting, now), { evidence, member, assessment });
      }),
      { numRuns: 5_000 },
    );

  test("without a password nothing is reached", () => {
    always((step, { evidence }) => {
      if (!evidence.passwordAt) expect(step).toBe("sign-in");
    });
  });

  test("a member who is in has joined, is not deactivated, not suspended, and has proven every factor there is", () => {
    always((step, { evidence, member, assessment }) => {
      if (step !== "in") return;
      expect(evidence.passwordAt).not.toBeNull();
      expect(member).toMatchObject({
        joinedAt: expect.any(Date),
        deactivatedAt: null,
        suspendedAt: null,
        lockedAt: null,
      });
      if (member.totpCount + member.passkeyCount + member.emailCount > 0) {
        expect(evidence.secondFactorAt).not.toBeNull();
        expect(member.codesSavedAt).not.toBeNull();
      }
      if (member.distrustedAt) expect(evidence.secondFactorAt).not.toBeNull();
      expect(assessment.mustEnrol).toBe(false);
    });
  });

  test("no one enrols on a password alone", () => {
    always((step, { evidence }) => {
      if (step !== "enrol") return;
      expect(evidence.secondFactorAt !== null || evidence.enrolmentGrant !== null).toBe(true);
    });
  });

  test("an enrolled member whose factor is not proven never reaches enrolment", () => {
    always((step, { evidence, member, assessment }) => {
      if ((assessment.hasFactor || member.distrustedAt) && !evidence.secondFactorAt && !member.suspendedAt)
        expect(stageOf(step)).toBe("challenge");
    });
  });

  test("[W4] a locked member is told who to ask, whatever they prove, and nothing more", () => {
    always((step, { evidence, member }) => {
      if (member.lockedAt) expect(["sign-in", "ask-for-help"]).toContain(step);
      if (member.lockedAt && evidence.passwordAt && member.joinedAt && !member.deactivatedAt)
        expect(step).toBe("ask-for-help");
    });
  });

  test("a suspended member is never in", () => {
    always((step, { member }) => {
      if (member.suspendedAt) expect(step).not.toBe("in");
    });
  });
});
