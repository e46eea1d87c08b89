import { isActive } from "@/lib/rules/policy/active";
import type { Assessment, MemberFacts } from "@/lib/rules/policy/assess";
import { type ResetTimes, stateOf } from "@/lib/rules/resets/state";

/** What a session has proven so far. */
export type Evidence = {
  /** A password, or a passkey with user verification, was proven. */
  passwordAt: Date | null;
  secondFactorAt: Date | null;
  /**
   * What allows enrolling in this session where no second factor does: `joining` (the account was made in it), `address` (an
   * emailed code was confirmed), `reset` (a reset code was accepted).
   */
  enrolmentGrant: "joining" | "address" | "reset" | null;
  /** The reset whose code was accepted. */
  resetId: string | null;
};

/**
 * What a member has apart from methods that count: recovery codes saved, a key switched off as possibly copied, and since when the
 * account is locked.
 */
export type Remains = { codesSavedAt: Date | null; distrustedAt: Date | null; lockedAt: Date | null };

/** Tells whether a member's next method brings recovery codes: the first one does, and the first one after a reset. */
export const bringsCodes = ({
  codesSavedAt,
  suspendedAt,
}: Pick<Remains, "codesSavedAt"> & Pick<MemberFacts, "suspendedAt">) => codesSavedAt === null || suspendedAt !== null;

/** The newest reset in force of a member whose credentials are suspended. */
export type ResetFacts = ResetTimes & { id: string; issuedAt: Date; expiresAt: Date };

/** Each page of the way in, in the order people meet them. `in` is everything else. */
export type Step =
  | "sign-in"
  | "second-factor"
  | "reset-code"
  | "ask-for-help"
  | "confirm-address"
  | "enrol"
  | "save-codes"
  | "in";

export type Stage = "challenge" | "enrolment" | "full";

/** The stage a step belongs to: what a session may reach while it stands there. */
export function stageOf(step: Step): Stage {
  if (step === "in") return "full";
  return step === "confirm-address" || step === "enrol" || step === "save-codes" ? "enrolment" : "challenge";
}

/**
 * Says the next step of a sign-in, and of every later request: the only such decision. An unclear state asks for more.
 * A distrusted key proves nothing, and a second factor is still asked: no one falls back to the password alone.
 */
export function nextStep(
  evidence: Evidence,
  member: MemberFacts & Remains,
  assessment: Assessment,
  reset: ResetFacts | null,
  now: Date,
): Step {
  if (!evidence.passwordAt) return "sign-in";
  if (!isActive(member)) return "sign-in";
  // A lock goes before everything that a proof, a reset or an enrolment could reach.
  if (member.lockedAt) return "ask-for-help";

  if (member.suspendedAt) {
    if (!reset) return "ask-for-help";
    const state = stateOf(reset, now);
    if (state === "issued") return "reset-code";
    const opened = state === "opened" && evidence.enrolmentGrant === "reset" && evidence.resetId === reset.id;
    if (!opened) return "ask-for-help";
    return assessment.covered ? "save-codes" : "enrol";
  }

  const asksFactor = assessment.hasFactor || member.distrustedAt !== null;
  if (asksFactor && !evidence.secondFactorAt) return "second-factor";
  const mayEnrol = evidence.secondFactorAt !== null || evidence.enrolmentGrant !== null;
  if (assessment.mustEnrol) return mayEnrol ? "enrol" : "confirm-address";
  // The first method ends with saved codes; left before that, the next sign-in comes back here.
  if (assessment.hasFactor && !member.codesSavedAt) return "save-codes";
  return "in";
}
