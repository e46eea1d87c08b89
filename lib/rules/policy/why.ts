import { acceptedMethods, assess, heldMethods, type MemberFacts, type Reason } from "./assess";
import type { MethodKind, Policy, RoleName } from "./settings";

/** What is said of why a member has no accepted second factor: the cause, their role, what they have, and what they may add. */
export type Why = { cause: Reason; role: RoleName; has: MethodKind[]; accepted: MethodKind[] };

/** Says why a member has no accepted second factor under a policy. Returns null for one who has. */
export function whyOf(member: MemberFacts, policy: Policy, now: Date): Why | null {
  const { reason } = assess(member, policy, now);
  const { role } = member;
  return reason && { cause: reason, role, has: heldMethods(member), accepted: acceptedMethods(role, policy) };
}
