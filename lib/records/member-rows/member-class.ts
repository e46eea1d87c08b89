import type { MemberFacts } from "@/lib/rules/policy/assess";
import { type RoleName, roles } from "@/lib/rules/policy/settings";

/** Everything that an assessment depends on, except the policy and the clock. */
export type ClassFacts = Omit<MemberFacts, "suspendedAt"> & { suspendedAt: Date | null };

const [deactivated, invited, suspended] = [1, 2, 3];
/** Added to the numbers of methods if there is any method. */
const enabled = 3;
const first = 8;
const enoughCodes = 3;

/**
 * Writes facts as the number that the column member.class holds (prisma/functions/01-columns-and-indexes.sql). Under any
 * policy, members of one class differ only by dates of their own.
 */
export function classOf(facts: ClassFacts): number {
  const any = facts.totpCount + facts.passkeyCount + facts.emailCount > 0 ? enabled : 0;
  if (facts.deactivatedAt) return deactivated + any;
  if (!facts.joinedAt) return invited + any;
  if (facts.suspendedAt) return suspended + any;
  const dates = facts.exemptUntil ? 2 : facts.graceUntil ? 1 : 0;
  const codes = facts.recoveryCodesLeft >= enoughCodes ? 1 : 0;
  const methods =
    (Math.min(facts.totpCount, 2) * 3 + Math.min(facts.passkeyCount, 2)) * 2 + Math.min(facts.emailCount, 1);
  return first + ((roles.indexOf(facts.role) * 18 + methods) * 2 + codes) * 3 + dates;
}

/**
 * The dates of their own that members of a class may have: none, a grace period, or an exemption and perhaps a grace
 * period.
 */
export type Dates = "none" | "grace" | "exemption";
const dateKinds = ["none", "grace", "exemption"] as const;

/** Reads a class back as the facts of a member of it without dates, and which dates its members may have. */
export function factsOf(class_: number): { facts: ClassFacts; dates: Dates } {
  const rest = class_ < first ? 0 : class_ - first;
  const enough = Math.floor(rest / 3) % 2 === 1;
  const methods = Math.floor(rest / 6) % 18;
  const joinedAt = new Date(0);
  const phase = class_ < first ? class_ % enabled : null;
  const facts: ClassFacts = {
    role: roles[Math.floor(rest / 108)] as RoleName,
    joinedAt: phase === invited ? null : joinedAt,
    deactivatedAt: phase === deactivated ? joinedAt : null,
    suspendedAt: phase === suspended % enabled ? joinedAt : null,
    graceUntil: null,
    exemptUntil: null,
    totpCount: phase === null ? Math.floor(methods / 6) : Number(class_ > enabled),
    passkeyCount: Math.floor(methods / 2) % 3,
    emailCount: methods % 2,
    recoveryCodesLeft: enough ? enoughCodes : 0,
  };
  return { facts, dates: dateKinds[rest % 3] as Dates };
}
