import type { MemberFacts } from "@/lib/policy/assess";
import { type RoleName, roles } from "@/lib/policy/settings";

/** Everything an assessment hangs on, but for the policy and the clock. */
export type Facts = Omit<MemberFacts, "suspendedAt"> & { suspendedAt: Date | null };

const deactivated = 1;
const invited = 2;
const suspended = 3;
const first = 8;
const enoughCodes = 3;

/**
 * Writes facts as the number that the column member.class holds (migration 0004): members of one class differ, for any policy,
 * only by dates of their own.
 */
export function classOf(facts: Facts): number {
  if (facts.deactivatedAt) return deactivated;
  if (!facts.joinedAt) return invited;
  if (facts.suspendedAt) return suspended;
  const dated = facts.graceUntil || facts.exemptUntil ? 1 : 0;
  const codes = facts.recoveryCodesLeft >= enoughCodes ? 1 : 0;
  const methods =
    (Math.min(facts.totpCount, 2) * 3 + Math.min(facts.passkeyCount, 2)) * 2 + Math.min(facts.emailCount, 1);
  return first + ((roles.indexOf(facts.role) * 18 + methods) * 2 + codes) * 2 + dated;
}

/** Reads a class back as the facts of a member of it; `dated` tells whether dates of the member's own may matter. */
export function factsOf(class_: number): { facts: Facts; dated: boolean } {
  const rest = class_ < first ? 0 : class_ - first;
  const methods = (rest >> 2) % 18;
  const joinedAt = new Date(0);
  const facts: Facts = {
    role: roles[Math.floor((rest >> 2) / 18)] as RoleName,
    joinedAt: class_ === invited ? null : joinedAt,
    deactivatedAt: class_ === deactivated ? joinedAt : null,
    suspendedAt: class_ === suspended ? joinedAt : null,
    graceUntil: null,
    exemptUntil: null,
    totpCount: Math.floor(methods / 6),
    passkeyCount: Math.floor(methods / 2) % 3,
    emailCount: methods % 2,
    recoveryCodesLeft: (rest >> 1) % 2 === 1 ? enoughCodes : 0,
  };
  return { facts, dated: class_ >= first && rest % 2 === 1 };
}
