import { after, days } from "@/lib/ground/durations";
import type { Policy, RoleName } from "./settings";

/** What is known of a member without opening a secret; kept by triggers on the member's row. */
export type MemberFacts = {
  role: RoleName;
  joinedAt: Date | null;
  deactivatedAt: Date | null;
  graceUntil: Date | null;
  exemptUntil: Date | null;
  suspendedAt: Date | null;
  totpCount: number;
  passkeyCount: number;
  emailCount: number;
  recoveryCodesLeft: number;
};

export type State =
  | "invited"
  | "deactivated"
  | "reset-pending"
  | "exempt"
  | "protected"
  | "fragile"
  | "in-grace"
  | "blocked"
  | "unprotected";

export type Assessment = {
  state: State;
  /** Something confirmed that answers a challenge, accepted or not. */
  hasFactor: boolean;
  /** Something confirmed that the policy accepts. */
  covered: boolean;
  /** When the requirement takes hold of this member; null: it does not. */
  deadline: Date | null;
  /** Nothing but enrolling is open to this member now. */
  mustEnrol: boolean;
};

/** Tells whether an email code may stand alone for this role: never for owners and admins. */
export const emailCounts = (role: RoleName) => role === "member" || role === "helpdesk";

/** Tells whether something is confirmed that stands alone in every role: an app, a passkey or a key; never an emailed code. */
export const hasStrongFactor = ({ totpCount, passkeyCount }: Pick<MemberFacts, "totpCount" | "passkeyCount">) =>
  totpCount + passkeyCount > 0;

/** Tells whether the policy accepts an email code as the only method of this role. */
export const emailCovers = (role: RoleName, policy: Policy) => policy.settings.methods.email && emailCounts(role);

/** When a member must be covered: the policy's date for the role, or the member's own where they joined into days of grace. */
export function deadlineOf(member: MemberFacts, policy: Policy): Date | null {
  const due = policy.dueAt[member.role];
  if (due === undefined || policy.settings.requirement[member.role].level !== "required") return null;
  if (!member.graceUntil || !member.joinedAt) return new Date(due);
  // A stricter policy shortens a grace once given; nothing lengthens it.
  const granted = endOfDay(after(member.joinedAt, days(policy.settings.graceDays)));
  const grace = Math.min(member.graceUntil.getTime(), granted.getTime());
  return new Date(Math.max(Date.parse(due), grace));
}

/** Tells whether a member is exempt at a moment. An exemption ends to the instant. */
export const isExempt = ({ exemptUntil }: Pick<MemberFacts, "exemptUntil">, at: Date) => (exemptUntil ?? at) > at;

/** The last instant of a day, UTC: deadlines share it, so that members are counted by day. */
export function endOfDay(moment: Date): Date {
  return new Date(Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth(), moment.getUTCDate(), 23, 59, 59, 999));
}

/**
 * Says where a member stands under a policy at a moment. The one decision behind the gate of each request, the members table,
 * the rehearsal, the banner and the reminders.
 */
export function assess(member: MemberFacts, policy: Policy, now: Date): Assessment {
  const { methods } = policy.settings;
  const strong = (methods.totp ? member.totpCount : 0) + (methods.passkey ? member.passkeyCount : 0);
  const email = emailCovers(member.role, policy) ? member.emailCount : 0;
  const hasFactor = member.totpCount + member.passkeyCount + member.emailCount > 0;
  const covered = strong + email > 0;
  const deadline = deadlineOf(member, policy);
  const exempt = isExempt(member, now);
  const overdue = deadline !== null && deadline <= now;
  const mustEnrol = !covered && overdue && !exempt;

  const state = ((): State => {
    if (member.deactivatedAt) return "deactivated";
    if (!member.joinedAt) return "invited";
    if (member.suspendedAt) return "reset-pending";
    if (strong >= 2 || (strong === 1 && member.recoveryCodesLeft >= 3)) return "protected";
    if (covered) return "fragile";
    if (exempt) return "exempt";
    if (mustEnrol) return "blocked";
    if (deadline !== null) return "in-grace";
    return hasFactor ? "fragile" : "unprotected";
  })();
  return { state, hasFactor, covered, deadline, mustEnrol };
}
