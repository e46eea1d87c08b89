import { hashToken } from "@/lib/crypto/token";
import { asSystem, Prisma } from "@/lib/db";
import { type Assessment, assess } from "@/lib/policy/assess";
import { joinPolicy } from "@/lib/policy/in-force";
import { type Evidence, nextStep, type Stage, type Step } from "@/lib/sign-in/next-step";
import { type Facts, factColumns, readFacts } from "./facts";
import { idleTime } from "./lifetimes";

type Session = Evidence & {
  id: string;
  stage: Stage;
  amr: string[];
  createdAt: Date;
  expiresAt: Date;
  failures: number;
};

/** Everything a request needs to know about who is calling, and the one decision about it. */
export type Standing = Facts & {
  session: Session & { tokenHash: Buffer<ArrayBuffer> };
  assessment: Assessment;
  step: Step;
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
      ${factColumns})::text as standing
    from session s
    join member m on m.workspace_id = s.workspace_id and m.id = s.member_id
    join workspace w on w.id = m.workspace_id
    ${joinPolicy(now)}
    where s.token_hash = ${tokenHash} and s.revoked_at is null and s.expires_at > ${now}`);
  if (!found) return null;
  const { session: row, ...facts } = readFacts<{ session: Session & { lastSeenAt: Date } }>(found.standing);
  const { lastSeenAt, ...session } = row;
  if (session.stage === "full" && now.getTime() - lastSeenAt.getTime() > idleTime(facts.member.role)) return null;
  const assessment = assess(facts.member, facts.policy, now);
  const step = nextStep(session, facts.member, assessment, facts.reset, now);
  // Nothing more is asked of it, yet a session that stopped on the way in never arrived: one signs in anew.
  if (step === "sign-in" || (step === "in" && session.stage !== "full")) return null;
  if (now.getTime() - lastSeenAt.getTime() > 60_000) await touch(session.id, now);
  return { ...facts, session: { ...session, tokenHash }, assessment, step };
}

/** Notes that a session is in use, at most once a minute. */
async function touch(sessionId: string, now: Date): Promise<void> {
  await asSystem(
    Prisma.sql`update session set last_seen_at = ${now} where id = ${sessionId}::uuid and last_seen_at < ${now}`,
  );
}
