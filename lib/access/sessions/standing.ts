import { timingSafeEqual } from "node:crypto";
import type { Caller } from "@/lib/access/caller";
import { hashToken } from "@/lib/ground/crypto/token";
import { asSystem, Prisma } from "@/lib/ground/db";
import { log } from "@/lib/ground/log";
import { type Assessment, assess, type MemberFacts } from "@/lib/rules/policy/assess";
import type { RoleName } from "@/lib/rules/policy/settings";
import { type Because, type EndedSession, whyEnded, whyOver } from "@/lib/rules/sign-in/ended";
import { expiryOf } from "@/lib/rules/sign-in/lifetimes";
import { type Evidence, nextStep, type Stage, type Step, stageOf } from "@/lib/rules/sign-in/next-step";
import { readFacts, reviveDates, type SessionFacts } from "./facts";
import { macOfSession } from "./session-mac";

type Session = Evidence & {
  id: string;
  stage: Stage;
  amr: string[];
  createdAt: Date;
  expiresAt: Date;
  failures: number;
};

type Kept = Session & { tokenHash: Buffer<ArrayBuffer> };
/** What the database's session_standing() returns, as it comes from JSON. */
export type FoundStanding = {
  session: Session & { lastSeenAt: Date; mac: string | null };
  facts: unknown;
  waiting: WaitingCounts | null;
};

/** How many requests for help, resets and publications of the policy wait for the member to act on them, up to 100 of each. */
export type WaitingCounts = { help: number; approvals: number; publications: number };

/** A caller with a session: everything a request needs to know about them, and the one decision about it. */
export type Standing = Caller &
  SessionFacts & {
    actor: { kind: "member"; id: string; role: RoleName };
    session: Kept;
    assessment: Assessment;
    step: Step;
    /** Null for a member who manages no one, and before the session is full. */
    waiting: WaitingCounts | null;
  };

/** A session that is over: of which workspace it was, and why. */
export type Over = { slug: string; because: Because };

/** A live session, or one that is over. Both null: there is none, and nothing may be said about it. */
export type FoundSession = { standing: Standing; over: null } | { standing: null; over: Over | null };

const none: FoundSession = { standing: null, over: null };

/** Finds a live session by its cookie's token and says where it stands. Returns null if it is not live: see `findSession`. */
export async function readStanding(token: string, caller: Caller): Promise<Standing | null> {
  return (await findSession(token, caller)).standing;
}

/**
 * Finds a session by its cookie's token and says where it stands: session, member, workspace, policy and reset in one statement. A
 * token that is unknown, revoked, expired, idle too long, or whose member may not sign in stands nowhere. Its holder, and no one
 * else, is told why.
 */
export async function findSession(token: string, caller: Caller): Promise<FoundSession> {
  const { now } = caller;
  const tokenHash = hashToken("session", token);
  const [found] = await asSystem<{ standing: FoundStanding | null }>(Prisma.sql`select standing(${tokenHash}, ${now})`);
  if (!found?.standing) return { standing: null, over: await readOver(tokenHash) };
  return standOn(found.standing, tokenHash, caller);
}

/** Says where a session stands whose row was read, by its cookie's token or by what an application holds of it. */
export async function standOn(
  found: FoundStanding,
  tokenHash: Buffer<ArrayBuffer>,
  { visitor, now }: Caller,
): Promise<FoundSession> {
  const facts = readFacts(found.facts);
  const { lastSeenAt, mac, ...row } = reviveDates(found.session);
  const session: Kept = { ...row, tokenHash };
  if (!isAuthentic(session, facts, mac)) return none;
  const assessment = assess(facts.member, facts.policy, now);
  const step = nextStep(session, facts.member, assessment, facts.reset, now);
  const because = whyOver(session, lastSeenAt, facts.member, step, now);
  if (because) return { standing: null, over: { slug: facts.workspace.slug, because } };
  if (session.stage === "full" && step !== "in")
    await shorten(session, facts, expiryOf(stageOf(step), facts.member.role, now));
  if (now.getTime() - lastSeenAt.getTime() > 60_000) await touch(session.id, now);
  const actor = { kind: "member", id: facts.member.id, role: facts.member.role } as const;
  return { standing: { ...facts, actor, visitor, now, session, assessment, step, waiting: found.waiting }, over: null };
}

type OverRow = Omit<EndedSession, "member"> & { slug: string; role: RoleName } & Pick<
    MemberFacts,
    "joinedAt" | "deactivatedAt"
  >;

/** Reads why a session that was ended or ran out is over, as long as its row is kept. */
async function readOver(tokenHash: Buffer<ArrayBuffer>): Promise<Over | null> {
  const [row] = await asSystem<OverRow>(Prisma.sql`
    select s.stage::text as stage, s.created_at as "createdAt", s.expires_at as "expiresAt", s.revoked_at as "revokedAt",
      s.ending::text as ending, w.slug, m.role::text as role, m.joined_at as "joinedAt", m.deactivated_at as "deactivatedAt"
    from session s join workspace w on w.id = s.workspace_id
      join member m on m.workspace_id = s.workspace_id and m.id = s.member_id
    where s.token_hash = ${tokenHash}`);
  const because = row && whyEnded({ ...row, member: row });
  return because ? { slug: row.slug, because } : null;
}

/**
 * Limits a full session that no longer meets the policy to the time others have at its step, from the first request that
 * found it so.
 */
async function shorten(session: Kept, facts: SessionFacts, until: Date): Promise<void> {
  if (session.expiresAt <= until) return;
  session.expiresAt = until;
  const renewed = macOfSession({ ...session, ...ownerOf(facts) });
  await asSystem(
    Prisma.sql`update session set expires_at = ${until}, mac = ${renewed} where id = ${session.id}::uuid
      and token_hash = ${session.tokenHash} and stage = 'full' and expires_at > ${until}`,
  );
}

const ownerOf = ({ workspace, member }: SessionFacts) => ({ workspaceId: workspace.id, memberId: member.id });

/** Tells whether the row is one that this product wrote. Anyone else's is none, and leaves a line in the log. */
function isAuthentic(session: Kept, facts: SessionFacts, mac: string | null): boolean {
  const given = Buffer.from(mac ?? "", "base64");
  const expected = macOfSession({ ...session, ...ownerOf(facts) });
  if (given.length === expected.length && timingSafeEqual(given, expected)) return true;
  log().error({ session: session.id, ...ownerOf(facts) }, "a session's row does not carry its MAC, and is refused");
  return false;
}

/** Stores that a session is in use, at most once a minute. */
async function touch(sessionId: string, now: Date): Promise<void> {
  await asSystem(
    Prisma.sql`update session set last_seen_at = ${now} where id = ${sessionId}::uuid and last_seen_at < ${now}`,
  );
}
