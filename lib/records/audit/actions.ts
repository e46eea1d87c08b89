import { z } from "zod";
import { assurances } from "@/lib/rules/applications/assurance";
import { changeSchema } from "@/lib/rules/policy/changes";
import { roles } from "@/lib/rules/policy/settings";
import { guards } from "@/lib/rules/policy/weakening";

const id = z.uuid();
const count = z.int().min(0);
const at = z.iso.datetime();
const role = z.enum(roles);
const method = z.enum(["totp", "passkey", "email"]);
const proof = z.enum(["password", "totp", "passkey", "email", "recovery"]);
/** A word of our own: a reason, a filter, a method reference, the name of a migration. */
const key = z
  .string()
  .regex(/^[a-z0-9]+([._-][a-z0-9]+)*$/)
  .max(100);
const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(40);
/** Text that a person typed, the only free text there is. */
const typed = (max: number) => z.string().max(max).meta({ typed: true });
/** A commitment to a name or an address that stands next to the log: lib/records/audit/texts.ts. */
const commitment = z.string().regex(/^[0-9a-f]{64}$/);

const none = z.strictObject({});
const credential = z.strictObject({ method, credential: id });
const ownCredential = z.strictObject({ credential: id });
const ofReset = z.strictObject({ reset: id });
const askedReset = z.strictObject({ reset: id, askedBy: id.nullable() });
const invited = z.strictObject({ email: commitment });
const reason = z.strictObject({ reason: key });
const answer = z.strictObject({ method: proof, failures: count });
const version = z.int().min(1);
const changes = z.array(changeSchema);
/** The name as it was then: an application can be deleted. */
const ofApplication = z.strictObject({ application: id, name: typed(60) });
const askedPolicy = z.strictObject({ version, askedBy: id.nullable() });

/**
 * What an event of each action says beyond actor, subject and time: keys, ids, numbers and dates. Rows are kept forever and
 * are chained by hash, so they hold data and never prose. Sentences are made when a row is read. `typed` is text that a
 * person wrote.
 */
export const dataSchemas = {
  "workspace.created": z.strictObject({ slug, email: commitment.optional() }),
  "workspace.settings_changed": z.strictObject({
    changed: z.array(key),
    name: z.strictObject({ from: typed(100), to: typed(100) }).optional(),
  }),
  "workspace.exported": none,
  "workspace.deletion_asked": z.strictObject({ deleteAt: at }),
  "workspace.deletion_taken_back": none,
  "workspace.plan_changed": z.strictObject({ from: key, to: key }),
  "workspace.invitations_granted": z.strictObject({ from: count.nullable(), to: count.nullable() }),
  "member.invited": z.strictObject({ email: commitment, role }),
  "member.invitation_resent": invited,
  "member.invitation_withdrawn": invited,
  "member.joined": z.strictObject({ by: z.enum(["invitation", "sign-up"]), email: commitment.optional() }),
  "member.role_changed": z.strictObject({ from: role, to: role }),
  "member.deactivated": z.strictObject({ sessions: count }),
  "member.reactivated": none,
  "member.locked": z.strictObject({ sessions: count }),
  "member.reported": z.strictObject({
    sessions: count,
    by: z.enum(["session", "mail"]),
    unlocks: z.enum(["admin", "password"]),
  }),
  "member.unlocked": none,
  "member.renamed": z.strictObject({ from: commitment, to: commitment }),
  "member.email_change_asked": none,
  "member.email_changed": z.strictObject({ from: commitment, email: commitment, sessions: count }),
  "member.email_change_stopped": z.strictObject({ email: commitment.optional() }),
  "member.data_exported": none,
  "member.deleted": none,
  "member.exempted": z.strictObject({ until: at, reason: typed(200) }),
  "member.exemption_ended": z.strictObject({ grace: z.boolean().optional() }),
  "member.grace_ended": none,
  "member.reminded": z.strictObject({ deadline: at.optional(), daysLeft: count.optional() }),
  "member.rescued": z.strictObject({
    reset: id,
    reason: typed(500),
    identityCheck: typed(500),
    becameOwner: z.boolean(),
    reactivated: z.boolean(),
  }),
  "session.password_failed": none,
  "session.passkey_failed": reason,
  "session.second_factor_failed": answer,
  "session.challenge_ended": answer,
  "session.signed_in": z.strictObject({ amr: z.array(key) }),
  "session.signed_out": none,
  "session.ended": z.strictObject({ sessions: count }),
  "session.stepped_up": z.strictObject({ methods: z.array(proof) }),
  "session.step_up_failed": reason,
  "credential.added": credential,
  "credential.removed": credential.extend({ left: count.optional(), replacedBy: id.optional() }),
  "credential.renamed": ownCredential,
  "credential.preferred": ownCredential,
  "credential.tried": z.strictObject({
    right: z.boolean(),
    credential: id.optional(),
    method: method.optional(),
    reason: key.optional(),
  }),
  "credential.distrusted": credential,
  "two_factor.disabled": none,
  "recovery_codes.issued": z.strictObject({ replaced: z.boolean() }),
  "recovery_codes.viewed": none,
  "recovery_codes.checked": z.strictObject({ right: z.boolean() }),
  "recovery_code.used": z.strictObject({ left: count }),
  "password.changed": none,
  "password.reset_requested": none,
  "password.reset_sent": none,
  "password.reset": none,
  "reset.help_requested": none,
  "reset.help_closed": none,
  "reset.requested": z.strictObject({ reset: id, identityCheck: key }),
  "reset.approved": askedReset,
  "reset.refused": ofReset,
  "reset.lapsed": askedReset,
  "reset.issued": z.strictObject({
    reset: id,
    identityCheck: typed(500).optional(),
    reason: typed(500).optional(),
    approvedBy: id.nullable().optional(),
  }),
  "reset.code_failed": none,
  "reset.opened": ofReset,
  "reset.used": z.strictObject({ reset: id.nullable() }),
  "reset.cancelled": z.strictObject({ reset: id, restored: z.boolean() }),
  "reset.stopped": ofReset,
  "reset.restored": ofReset,
  "policy.drafted": z.strictObject({ version, changes: changes.optional(), undoes: version.optional() }),
  "policy.discarded": z.strictObject({ version }),
  "policy.published": z.strictObject({ version, effectiveAt: at, changes, askedBy: id.optional() }),
  "policy.asked": z.strictObject({ version, guards: z.array(z.enum(guards)), heldUntil: at.nullable() }),
  "policy.approved": askedPolicy,
  "policy.refused": askedPolicy,
  "policy.withdrawn": askedPolicy,
  "policy.stopped": askedPolicy,
  "policy.lapsed": askedPolicy,
  "policy.taken_back": z.strictObject({ version, undoes: version }),
  "application.added": ofApplication.extend({ kind: z.enum(["web", "public", "gate"]) }),
  "application.changed": ofApplication.extend({ changed: z.array(key) }),
  "application.paused": ofApplication,
  "application.resumed": ofApplication,
  "application.deleted": ofApplication,
  "application.secret_added": ofApplication.extend({ secret: id }),
  "application.secret_removed": ofApplication.extend({ secret: id }),
  "application.reached": ofApplication.extend({ acr: z.enum(assurances), amr: z.array(key) }),
  "application.refused": ofApplication.extend({ reason: key }),
  "application.left": ofApplication,
  "issuer.keys_added": z.strictObject({ keys: z.array(id) }),
  "operator.members_listed": none,
  "operator.keys_rotated": z.strictObject({
    added: typed(100).optional(),
    key: typed(100).optional(),
    resealed: count.optional(),
  }),
  "operator.audit_verified": z.strictObject({ events: count, brokenAt: count.nullable() }),
  "operator.migrated": z.strictObject({ migrations: z.array(key) }),
  "operator.restored": z.strictObject({ takenAt: at }),
  "operator.checked": z.strictObject({ findings: count, failed: count }),
  "act.refused": z.strictObject({ act: key, reason: key }),
  "members.exported": z.strictObject({ filter: key, rows: count.optional(), search: typed(200).optional() }),
  "audit.exported": z.strictObject({ events: count }),
} as const satisfies Record<string, z.ZodObject>;

/** Every action an audit event can name. */
export type Action = keyof typeof dataSchemas;

/** The data of an event of this action. */
export type AuditData<A extends Action = Action> = z.infer<(typeof dataSchemas)[A]>;
