import type { MemberFacts } from "@/lib/rules/policy/assess";
import { type RoleName, roles } from "@/lib/rules/policy/settings";

/** Everything that an assessment depends on, except the policy and the clock. */
export type ClassFacts = Omit<MemberFacts, "suspendedAt"> & { suspendedAt: Date | null };

/** The classes of members who can sign in begin here, and behind them those of the others. */
const first = 8;
const others = first + 4 * 18 * 6;
const [deactivated, invited, suspended] = [0, 1, 2];
const enoughCodes = 3;

/**
 * Writes facts as the number that the column member.class holds (prisma/functions/01-columns-and-indexes.sql). Under any
 * policy, members of one class differ only by dates of their own.
 */
export function classOf(facts: ClassFacts): number {
  const dates = facts.exemptUntil ? 2 : facts.graceUntil ? 1 : 0;
  const codes = facts.recoveryCodesLeft >= enoughCodes ? 1 : 0;
  const methods =
    (Math.min(facts.totpCount, 2) * 3 + Math.min(facts.passkeyCount, 2)) * 2 + Math.min(facts.emailCount, 1);
  const held = roles.indexOf(facts.role) * 18 + methods;
  const phase = facts.deactivatedAt ? deactivated : !facts.joinedAt ? invited : facts.suspendedAt ? suspended : null;
  return phase === null ? first + (held * 2 + codes) * 3 + dates : others + phase * 72 + held;
}

/**
 * The dates of their own that members of a class may have: none, a grace period, or an exemption and perhaps a grace
 * period.
 */
export type Dates = "none" | "grace" | "exemption";
const dateKinds = ["none", "grace", "exemption"] as const;

/** Reads a class back as the facts of a member of it without dates, and which dates its members may have. */
export function factsOf(class_: number): { facts: ClassFacts; dates: Dates } {
  const active = class_ < others;
  const rest = active ? class_ - first : (class_ - others) * 6;
  const enough = active && Math.floor(rest / 3) % 2 === 1;
  const held = Math.floor(rest / 6) % 72;
  const methods = held % 18;
  const joinedAt = new Date(0);
  const phase = active ? null : Math.floor((class_ - others) / 72);
  const facts: ClassFacts = {
    role: roles[Math.floor(held / 18)] as RoleName,
    joinedAt: phase === invited ? null : joinedAt,
    deactivatedAt: phase === deactivated ? joinedAt : null,
    suspendedAt: phase === suspended ? joinedAt : null,
    graceUntil: null,
    exemptUntil: null,
    totpCount: Math.floor(methods / 6),
    passkeyCount: Math.floor(methods / 2) % 3,
    emailCount: methods % 2,
    recoveryCodesLeft: enough ? enoughCodes : 0,
  };
  return { facts, dates: dateKinds[active ? rest % 3 : 0] as Dates };
}
