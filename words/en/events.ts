import { amount } from "./amounts";
import { methodWords, sayProofs } from "./methods";
import { roleWords } from "./roles";

/** The words for each action that an audit event can name. */
export const actionWords = {
  "workspace.created": "Workspace created",
  "workspace.settings_changed": "Settings changed",
  "workspace.deletion_asked": "Deletion of the workspace asked for",
  "workspace.deletion_taken_back": "Deletion of the workspace taken back",
  "workspace.exported": "Workspace exported",
  "workspace.plan_changed": "Plan changed",
  "workspace.invitations_granted": "More invitations granted",
  "member.invited": "Member invited",
  "member.invitation_resent": "Invitation sent again",
  "member.invitation_withdrawn": "Invitation withdrawn",
  "member.joined": "Member joined",
  "member.role_changed": "Role changed",
  "member.deactivated": "Member deactivated",
  "member.reactivated": "Member reactivated",
  "member.locked": "Account locked",
  "member.reported": "Account locked by its member",
  "member.unlocked": "Account unlocked",
  "member.renamed": "Name changed",
  "member.email_change_asked": "Change of email asked for",
  "member.email_changed": "Email changed",
  "member.email_change_stopped": "Change of email stopped",
  "member.data_exported": "Own data exported",
  "member.deleted": "Member deleted",
  "member.exempted": "Exemption given",
  "member.exemption_ended": "Exemption ended",
  "member.grace_ended": "Grace period ended",
  "member.reminded": "Reminder sent",
  "member.rescued": "Owner rescued by the operator",
  "session.password_failed": "Wrong password",
  "session.passkey_failed": "Passkey refused",
  "session.second_factor_failed": "Wrong second factor",
  "session.challenge_ended": "Sign-in ended after wrong second factors",
  "session.signed_in": "Signed in",
  "session.signed_out": "Signed out",
  "session.ended": "Session ended",
  "session.stepped_up": "Identity confirmed again",
  "session.step_up_failed": "Identity not confirmed",
  "credential.added": "Method added",
  "credential.removed": "Method removed",
  "credential.renamed": "Method renamed",
  "credential.preferred": "Preferred method chosen",
  "credential.tried": "Method tested",
  "credential.distrusted": "Security key switched off: it may have been copied",
  "two_factor.disabled": "Two-factor disabled",
  "recovery_codes.issued": "Recovery codes saved",
  "recovery_codes.viewed": "Recovery codes viewed",
  "recovery_codes.checked": "Recovery code checked",
  "recovery_code.used": "Recovery code used",
  "password.changed": "Password changed",
  "password.reset_requested": "Password reset requested",
  "password.reset_sent": "Password reset sent by an admin",
  "password.reset": "Password reset",
  "reset.help_requested": "Help requested",
  "reset.help_closed": "Help request dismissed",
  "reset.requested": "Two-factor reset requested",
  "reset.approved": "Two-factor reset approved",
  "reset.refused": "Two-factor reset refused",
  "reset.lapsed": "Two-factor reset not approved in time",
  "reset.issued": "Two-factor reset issued",
  "reset.code_failed": "Wrong reset code",
  "reset.opened": "Reset code accepted",
  "reset.used": "Two-factor reset finished",
  "reset.cancelled": "Two-factor reset cancelled",
  "reset.stopped": "Two-factor reset stopped by the member",
  "reset.restored": "Methods restored",
  "policy.drafted": "Policy draft saved",
  "policy.discarded": "Policy draft discarded",
  "policy.published": "Policy published",
  "policy.asked": "Policy waits for approval",
  "policy.approved": "Policy approved",
  "policy.refused": "Policy refused",
  "policy.withdrawn": "Policy request taken back",
  "policy.stopped": "Held policy stopped",
  "policy.lapsed": "Policy could no longer be published",
  "policy.taken_back": "Planned policy taken back",
  "application.added": "Application added",
  "application.changed": "Application changed",
  "application.paused": "Application paused",
  "application.resumed": "Application resumed",
  "application.deleted": "Application deleted",
  "application.secret_added": "Client secret added",
  "application.secret_removed": "Client secret removed",
  "application.reached": "Signed in to an application",
  "application.refused": "Application refused",
  "application.left": "Signed out of an application",
  "issuer.keys_added": "Signing keys added",
  "operator.members_listed": "Members listed by the operator",
  "operator.keys_rotated": "Keys rotated by the operator",
  "operator.audit_verified": "Audit log verified by the operator",
  "operator.migrated": "Database brought up to date by the operator",
  "operator.restored": "Database restored from a backup by the operator",
  "operator.checked": "Installation checked by the operator",
  "act.refused": "Act refused",
  "members.exported": "Members exported",
  "audit.exported": "Audit log exported",
};

/** Names who acted if that was not a member. */
export const who = {
  operator: (name: string | null) => (name ? `the operator (${name})` : "the operator"),
  system: "Gatehouse",
  unknown: "someone unknown",
};

type Data = Record<string, unknown>;

const proven = { sfa: "one factor", mfa: "a second factor", phr: "a passkey or security key" };

/** What an event of each action says beyond its title. */
export const details: { [action: string]: (data: Data) => string } = {
  "workspace.settings_changed": saySettings,
  "member.role_changed": ({ from, to }) => `From ${role(from)} to ${role(to)}.`,
  "member.invited": ({ email, role: as }) => `${email ?? ""} as ${role(as)}.`,
  "member.invitation_resent": ({ email }) => String(email ?? ""),
  "member.invitation_withdrawn": ({ email }) => String(email ?? ""),
  "member.joined": ({ by }) => (by === "sign-up" ? "By signing up." : "By invitation."),
  "member.exempted": ({ reason }) => String(reason ?? ""),
  "member.locked": ({ sessions }) => (typeof sessions === "number" ? `${amount(sessions, "session")} ended.` : ""),
  "member.reported": ({ by }) => (by === "mail" ? "By the link in a notice." : "From their own session."),
  "member.renamed": sayChange,
  "member.email_changed": ({ from, email }) => sayChange({ from, to: email }),
  "session.signed_in": ({ amr }) => sayWith(amr),
  "session.ended": ({ sessions }) => (typeof sessions === "number" ? `${amount(sessions, "session")}.` : ""),
  "member.deactivated": ({ sessions }) =>
    typeof sessions === "number" && sessions > 0 ? `${amount(sessions, "session")} ended.` : "",
  "credential.added": sayMethod,
  "credential.distrusted": () => "Its counter went back.",
  "credential.removed": sayMethod,
  "recovery_code.used": ({ left }) => (typeof left === "number" ? `${left} left.` : ""),
  "act.refused": ({ act, reason }) => `${sayKey(act)}: ${sayKey(reason).toLowerCase()}.`,
  "members.exported": ({ rows }) => (typeof rows === "number" ? `${amount(rows, "row")}.` : ""),
  "audit.exported": ({ events }) => (typeof events === "number" ? `${amount(events, "event")}.` : ""),
  "application.added": sayName,
  "application.changed": ({ name, changed }) =>
    `${name}: ${(Array.isArray(changed) ? changed : []).map((key) => sayKey(key).toLowerCase()).join(", ")}.`,
  "application.paused": sayName,
  "application.resumed": sayName,
  "application.deleted": sayName,
  "application.secret_added": sayName,
  "application.secret_removed": sayName,
  "application.reached": ({ name, acr }) => `${name}, with ${proven[acr as keyof typeof proven]}.`,
  "application.refused": ({ name, reason }) => `${name}: ${sayKey(reason).toLowerCase()}.`,
  "application.left": sayName,
  "policy.asked": ({ version, heldUntil }) => `Version ${version}.${heldUntil ? ` Held until ${heldUntil}.` : ""}`,
  "policy.drafted": sayVersion,
  "policy.published": sayVersion,
  "policy.approved": sayVersion,
  "policy.refused": sayVersion,
  "policy.withdrawn": sayVersion,
  "policy.stopped": sayVersion,
  "policy.lapsed": sayVersion,
};

/** Names the version of the policy that an event is about. */
export function sayVersion({ version }: Data): string {
  return version ? `Version ${version}.` : "";
}

function role(value: unknown): string {
  const name = String(value);
  return Object.hasOwn(roleWords, name) ? roleWords[name as keyof typeof roleWords].name.toLowerCase() : "";
}

/** Says a key of ours by its words: "end-sessions" is "End sessions". */
function sayKey(key: unknown): string {
  const words = String(key ?? "").replace(/[._-]/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Says a change of a name or an address. Texts that were erased with their member are empty. */
function sayChange({ from, to }: Data): string {
  return from && to ? `From ${from} to ${to}.` : "The member was deleted, and what was said here with them.";
}

const settings: Record<string, string> = {
  name: "name",
  support_contact: "support contact",
  language: "language",
  time_zone: "time zone",
  accent: "accent",
  logo: "logo",
};

/** Says which settings of the workspace changed, and its old and new name. */
function saySettings({ changed, name }: Data): string {
  const list = (Array.isArray(changed) ? changed : []).map((key) => settings[String(key)] ?? String(key));
  const names = name && typeof name === "object" ? (name as Data) : null;
  return `${list.join(", ")}.${names ? ` The name was “${names.from}” and is “${names.to}”.` : ""}`.replace(
    /^\p{L}/u,
    (first) => first.toUpperCase(),
  );
}

function sayName({ name }: Data): string {
  return String(name ?? "");
}

function sayMethod({ method }: Data): string {
  return methodWords[method as keyof typeof methodWords] ?? "";
}

function sayWith(amr: unknown): string {
  const proofs = sayProofs(Array.isArray(amr) ? amr.map(String) : []);
  return proofs && `With ${proofs}.`;
}
