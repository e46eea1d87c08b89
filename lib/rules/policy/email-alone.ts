import { emailCounts, hasStrongFactor, type MemberFacts } from "./assess";
import type { Policy } from "./settings";

/** Tells whether an emailed code is all that an owner or admin has: their role never lets it stand alone, required or not. */
export function leavesEmailAlone(facts: MemberFacts): boolean {
  return !emailCounts(facts.role) && facts.emailCount > 0 && !hasStrongFactor(facts);
}

/** Tells whether a member may make their address a second factor: where the policy accepts it; owners and admins need another method first. */
export function mayAddEmail(facts: MemberFacts, policy: Policy): boolean {
  return policy.settings.methods.email && !leavesEmailAlone({ ...facts, emailCount: 1 });
}
