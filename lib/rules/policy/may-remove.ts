import { assess, isExempt, type MemberFacts } from "./assess";
import { leavesEmailAlone } from "./email-alone";
import type { MethodKind, Policy } from "./settings";

/** The member's facts without so many methods of each kind. */
const without = (facts: MemberFacts, gone: Partial<Record<MethodKind, number>>): MemberFacts => ({
  ...facts,
  totpCount: facts.totpCount - (gone.totp ?? 0),
  passkeyCount: facts.passkeyCount - (gone.passkey ?? 0),
  emailCount: facts.emailCount - (gone.email ?? 0),
});

/** Tells whether the workspace requires a second factor of this member, now or by a date that stands. */
export function isRequired(facts: MemberFacts, policy: Policy, now: Date): boolean {
  return assess(facts, policy, now).deadline !== null && !isExempt(facts, now);
}

/**
 * Tells whether one method of a kind may go: where a second factor is required, never the last accepted one (D2); and never so that
 * an owner or admin keeps an emailed code alone.
 */
export function mayRemove(facts: MemberFacts, kind: MethodKind, policy: Policy, now: Date): boolean {
  const rest = without(facts, { [kind]: 1 });
  if (leavesEmailAlone(rest) && !leavesEmailAlone(facts)) return false;
  if (!isRequired(facts, policy, now)) return true;
  return !assess(facts, policy, now).covered || assess(rest, policy, now).covered;
}

/** Tells whether a member may switch the second factor off altogether (D1, D2). */
export function mayDisable(facts: MemberFacts, policy: Policy, now: Date): boolean {
  return !isRequired(facts, policy, now);
}
