import type { Action } from "@/lib/records/audit/actions";

/** What kind of thing an event of a member's timeline is. */
export type TimelineKind = "sign-in" | "method" | "reset" | "policy" | "mail" | "account" | "warning";

const kinds: { [A in Action]?: TimelineKind } = {
  "member.invited": "mail",
  "member.invitation_resent": "mail",
  "member.reminded": "mail",
  "password.reset_sent": "mail",
  "password.reset_requested": "mail",
  "session.password_failed": "warning",
  "session.passkey_failed": "warning",
  "session.second_factor_failed": "warning",
  "session.challenge_ended": "warning",
  "session.step_up_failed": "warning",
  "reset.code_failed": "warning",
  "credential.distrusted": "warning",
  "act.refused": "warning",
  "two_factor.disabled": "method",
  "password.changed": "method",
  "password.reset": "method",
};

const byArea: Record<string, TimelineKind> = {
  session: "sign-in",
  application: "sign-in",
  credential: "method",
  recovery_codes: "method",
  recovery_code: "method",
  reset: "reset",
  policy: "policy",
};

/** Returns the kind of an action. */
export function kindOf(action: string): TimelineKind {
  const own = Object.hasOwn(kinds, action) ? kinds[action as Action] : undefined;
  return own ?? byArea[action.split(".")[0] ?? ""] ?? "account";
}

/** The acts that always mail the member they are about, in the same transaction. */
const mailed: ReadonlySet<string> = new Set<Action>([
  "member.role_changed",
  "member.deactivated",
  "member.reactivated",
  "member.exempted",
  "recovery_codes.viewed",
  "recovery_code.used",
  "password.changed",
  "password.reset",
  "credential.distrusted",
  "reset.issued",
  "reset.cancelled",
  "reset.restored",
]);

/** Tells whether an event mailed the member it is about: by its kind, or because someone else ended their sessions. */
export function tellsMember(
  { action, actorId }: { action: string; actorId: string | null },
  memberId: string,
): boolean {
  return mailed.has(action) || (action === "session.ended" && actorId !== null && actorId !== memberId);
}
