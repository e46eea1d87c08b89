import { Prisma } from "@/lib/db";
import type { MemberFacts } from "@/lib/policy/assess";
import { type Policy, readPolicy } from "@/lib/policy/settings";
import type { ResetFacts } from "@/lib/sign-in/next-step";

/** What is known about a member when a session is decided on: everything but what the session has proven. */
export type Facts = {
  member: MemberFacts & {
    id: string;
    name: string;
    email: string;
    codesSavedAt: Date | null;
    distrustedAt: Date | null;
    promptedAt: Date | null;
    preferredCredentialId: string | null;
  };
  workspace: { id: string; slug: string; name: string; plan: "business" | "enterprise" };
  policy: Policy;
  reset: ResetFacts | null;
};

/** The facts as the members of a jsonb object, of a member `m`, the workspace `w` and its policy `p`. */
export const factColumns = Prisma.sql`
  'member', jsonb_build_object('id', m.id, 'name', m.name, 'email', m.email, 'role', m.role, 'joinedAt', m.joined_at,
    'deactivatedAt', m.deactivated_at, 'graceUntil', m.grace_until, 'exemptUntil', m.exempt_until,
    'suspendedAt', m.suspended_at, 'totpCount', m.totp_count, 'passkeyCount', m.passkey_count, 'emailCount', m.email_count,
    'recoveryCodesLeft', m.recovery_codes_left, 'codesSavedAt', m.codes_saved_at, 'promptedAt', m.prompted_at,
    'distrustedAt', m.distrusted_at, 'preferredCredentialId', m.preferred_credential_id),
  'workspace', jsonb_build_object('id', w.id, 'slug', w.slug, 'name', w.name, 'plan', w.plan),
  'policy', jsonb_build_object('version', p.version, 'settings', p.settings, 'dueAt', p.due_at),
  'reset', (select jsonb_build_object('id', r.id, 'issuedAt', r.issued_at, 'expiresAt', r.expires_at, 'openedAt', r.opened_at,
      'endedAt', coalesce(r.used_at, r.cancelled_at, r.stopped_at, r.voided_at, r.refused_at))
    from reset r where m.suspended_at is not null and r.workspace_id = m.workspace_id and r.member_id = m.id
      and r.issued_at is not null order by r.issued_at desc limit 1)`;

const moment = /At$|Until$/;
const reviveDates = (_: string, value: unknown) => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  for (const [key, inner] of Object.entries(value))
    if (moment.test(key) && typeof inner === "string") (value as Record<string, unknown>)[key] = new Date(inner);
  return value;
};

type Stored = Omit<Facts, "policy"> & { policy: { version: number; settings: unknown; dueAt: unknown } };

/** Reads the object of factColumns, with whatever else stands in it. Throws where the policy is none: in doubt, no. */
export function readFacts<T extends object>(text: string): Facts & T {
  const stored = JSON.parse(text, reviveDates) as Stored & T;
  return { ...stored, policy: readPolicy(stored.policy, stored.workspace.plan) };
}
