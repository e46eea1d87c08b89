import { after, days } from "@/lib/ground/durations";
import type { MethodKind, Policy, RoleName } from "./settings";

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

/**
 * Why a member has no accepted second factor. `reset`: a reset switched their methods off · `not-accepted`: they have one, and the policy
 * does not accept it · `role`: they have one that is not enough for their role, or only their role must have one · `deadline`: the time
 * they were given is over · `none-enrolled`: they enrolled none, and nothing else is the cause.
 */
export type Reason = "none-enrolled" | "not-accepted" | "role" | "deadline" | "reset";

export type Assessment = {
  state: State;
  /** Why the member is not covered; null: they are. */
  reason: Reason | null;
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

/** Lists the kinds of method that stand alone for a role: what a member without an accepted one may add. */
export function acceptedMethods(role: RoleName, policy: Policy): MethodKind[] {
  const { totp, passkey } = policy.settings.methods;
  const accepted = { totp, passkey, email: emailCovers(role, policy) };
  return kinds.filter((kind) => accepted[kind]);
}

const kinds = ["totp", "passkey", "email"] as const;

/** Lists the kinds of method that a member has confirmed, accepted or not. */
export function heldMethods({ totpCount, passkeyCount, emailCount }: MethodCounts): MethodKind[] {
  const counts = { totp: totpCount, passkey: passkeyCount, email: emailCount };
  return kinds.filter((kind) => counts[kind] > 0);
}

type MethodCounts = Pick<MemberFacts, "totpCount" | "passkeyCount" | "emailCount">;

/** Tells whether a role must have a second factor where members need none, or not yet. */
function isRoleAlone(role: RoleName, { dueAt, settings: { requirement } }: Policy, now: Date): boolean {
  if (requirement[role].level !== "required") return false;
  const begun = (one: RoleName) => Date.parse(dueAt[one] ?? "") <= now.getTime();
  return requirement.member.level !== "required" || (begun(role) && !begun("member"));
}

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
  return { state, reason: reasonOf(member, policy, now, covered), hasFactor, covered, deadline, mustEnrol };
}

function reasonOf(member: MemberFacts, policy: Policy, now: Date, covered: boolean): Reason | null {
  const { role } = member;
  if (member.suspendedAt) return "reset";
  if (covered) return null;
  const held = heldMethods(member);
  if (held.length > 0) {
    // An emailed code that would be enough for a member.
    const enoughForMembers = held.includes("email") && emailCovers("member", policy);
    return enoughForMembers && !emailCounts(role) ? "role" : "not-accepted";
  }
  if (isRoleAlone(role, policy, now)) return "role";
  const deadline = deadlineOf(member, policy);
  if (deadline === null || deadline > now) return "none-enrolled";
  // A requirement that began at once gave no one any time.
  const given =
    policy.settings.requirement[role].from !== null || deadline.getTime() > Date.parse(policy.dueAt[role] ?? "");
  return given ? "deadline" : "none-enrolled";
}
