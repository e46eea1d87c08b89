import { hashToken } from "@/lib/crypto/token";
import { asSystem, Prisma } from "@/lib/db";
import { type Assessment, assess, type MemberFacts } from "@/lib/policy/assess";
import { type Policy, readPolicy } from "@/lib/policy/settings";
import { type Evidence, nextStep, type ResetFacts, type Stage, type Step } from "@/lib/sign-in/next-step";
import { idleTime } from "./lifetimes";

/** Everything a request needs to know about who is calling, and the one decision about it. */
export type Standing = {
  session: Evidence & {
    id: string;
    tokenHash: Buffer<ArrayBuffer>;
    stage: Stage;
    amr: string[];
    createdAt: Date;
    expiresAt: Date;
    failures: number;
  };
  member: MemberFacts & {
    id: string;
    name: string;
    email: string;
    codesSavedAt: Date | null;
    promptedAt: Date | null;
    preferredCredentialId: string | null;
  };
  workspace: { id: string; slug: string; name: string; plan: "business" | "enterprise" };
  policy: Policy;
  reset: ResetFacts | null;
  assessment: Assessment;
  step: Step;
};

type Row = {
  session: Omit<Standing["session"], "tokenHash"> & { lastSeenAt: Date };
  member: Standing["member"];
  workspace: Standing["workspace"];
  policy: { version: number; settings: unknown; dueAt: unknown };
  reset: ResetFacts | null;
};

const moment = /At$|Until$/;
const reviveDates = (_: string, value: unknown) => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  for (const [key, inner] of Object.entries(value))
    if (moment.test(key) && typeof inner === "string") (value as Record<string, unknown>)[key] = new Date(inner);
  return value;
};

/**
 * Finds a live session by its cookie's token and says where it stands: session, member, workspace, policy and reset in one
 * statement. Answers null for a token that is unknown, revoked, expired, idle too long, or whose member may not sign in.
 */
export async function readStanding(token: string, now: Date): Promise<Standing | null> {
  const tokenHash = hashToken(token);
  const [found] = await asSystem<{ standing: string }>(Prisma.sql`
    select jsonb_build_object(
      'session', jsonb_build_object('id', s.id, 'stage', s.stage, 'amr', s.amr, 'createdAt', s.created_at,
        'lastSeenAt', s.last_seen_at, 'expiresAt', s.expires_at, 'passwordAt', s.password_at,
        'secondFactorAt', s.second_factor_at, 'enrolmentGrant', s.enrolment_grant, 'resetId', s.reset_id, 'failures', s.failures),
      'member', jsonb_build_object('id', m.id, 'name', m.name, 'email', m.email, 'role', m.role, 'joinedAt', m.joined_at,
        'deactivatedAt', m.deactivated_at, 'graceUntil', m.grace_until, 'exemptUntil', m.exempt_until,
        'suspendedAt', m.suspended_at, 'totpCount', m.totp_count, 'passkeyCount', m.passkey_count, 'emailCount', m.email_count,
        'recoveryCodesLeft', m.recovery_codes_left, 'codesSavedAt', m.codes_saved_at, 'promptedAt', m.prompted_at,
        'preferredCredentialId', m.preferred_credential_id),
      'workspace', jsonb_build_object('id', w.id, 'slug', w.slug, 'name', w.name, 'plan', w.plan),
      'policy', jsonb_build_object('version', p.version, 'settings', p.settings, 'dueAt', p.due_at),
      'reset', (select jsonb_build_object('id', r.id, 'issuedAt', r.issued_at, 'expiresAt', r.expires_at, 'openedAt', r.opened_at,
          'endedAt', coalesce(r.used_at, r.cancelled_at, r.stopped_at, r.voided_at, r.refused_at))
        from reset r where m.suspended_at is not null and r.workspace_id = m.workspace_id and r.member_id = m.id
          and r.issued_at is not null order by r.issued_at desc limit 1)
    )::text as standing
    from session s
    join member m on m.workspace_id = s.workspace_id and m.id = s.member_id
    join workspace w on w.id = s.workspace_id
    join lateral (select * from policy_version p where p.workspace_id = w.id and p.published_at is not null
      and p.effective_at <= ${now} order by p.version desc limit 1) p on true
    where s.token_hash = ${tokenHash} and s.revoked_at is null and s.expires_at > ${now}`);
  if (!found) return null;
  const row = JSON.parse(found.standing, reviveDates) as Row;
  const { lastSeenAt, ...session } = row.session;
  if (session.stage === "full" && now.getTime() - lastSeenAt.getTime() > idleTime(row.member.role)) return null;
  const standing = judge({ ...row, session: { ...session, tokenHash } }, now);
  if (standing.step === "sign-in") return null;
  if (now.getTime() - lastSeenAt.getTime() > 60_000) await touch(session.id, now);
  return standing;
}

/** Applies the one decision to what was read. */
function judge(row: Omit<Row, "session"> & { session: Standing["session"] }, now: Date): Standing {
  const policy = readPolicy(row.policy, row.workspace.plan);
  const assessment = assess(row.member, policy, now);
  const step = nextStep(row.session, row.member, assessment, row.reset, now);
  return { ...row, policy, assessment, step };
}

/** Notes that a session is in use, at most once a minute. */
async function touch(sessionId: string, now: Date): Promise<void> {
  await asSystem(
    Prisma.sql`update session set last_seen_at = ${now} where id = ${sessionId}::uuid and last_seen_at < ${now}`,
  );
}
