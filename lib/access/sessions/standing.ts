import { timingSafeEqual } from "node:crypto";
import type { Caller } from "@/lib/access/caller";
import { hashToken } from "@/lib/ground/crypto/token";
import { asSystem, Prisma } from "@/lib/ground/db";
import { log } from "@/lib/ground/log";
import { type Assessment, assess } from "@/lib/rules/policy/assess";
import type { RoleName } from "@/lib/rules/policy/settings";
import { expiryOf, idleTime } from "@/lib/rules/sign-in/lifetimes";
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
type Found = { session: Session & { lastSeenAt: Date; mac: string | null }; facts: unknown };

/** A caller with a session: everything a request needs to know about them, and the one decision about it. */
export type Standing = Caller &
  SessionFacts & {
    actor: { kind: "member"; id: string; role: RoleName };
    session: Kept;
    assessment: Assessment;
    step: Step;
  };

/**
 * Finds a live session by its cookie's token and says where it stands: session, member, workspace, policy and reset in one
 * statement. Returns null for a token that is unknown, revoked, expired, idle too long, or whose member may not sign in.
 */
export async function readStanding(token: string, { visitor, now }: Caller): Promise<Standing | null> {
  const tokenHash = hashToken("session", token);
  const [found] = await asSystem<{ standing: Found | null }>(Prisma.sql`select standing(${tokenHash}, ${now})`);
  if (!found?.standing) return null;
  const facts = readFacts(found.standing.facts);
  const { lastSeenAt, mac, ...row } = reviveDates(found.standing.session);
  const session: Kept = { ...row, tokenHash };
  if (!isAuthentic(session, facts, mac)) return null;
  if (session.stage === "full" && now.getTime() - lastSeenAt.getTime() > idleTime(facts.member.role)) return null;
  // The role of this moment decides: a member who was given another role since has the lifetime of that role.
  if (session.stage === "full" && expiryOf("full", facts.member.role, session.createdAt) <= now) return null;
  const assessment = assess(facts.member, facts.policy, now);
  const step = nextStep(session, facts.member, assessment, facts.reset, now);
  // Nothing more is asked of it, yet a session that stopped during sign-in never became full. The member signs in again.
  if (step === "sign-in" || (step === "in" && session.stage !== "full")) return null;
  if (session.stage === "full" && step !== "in")
    await shorten(session, facts, expiryOf(stageOf(step), facts.member.role, now));
  if (now.getTime() - lastSeenAt.getTime() > 60_000) await touch(session.id, now);
  const actor = { kind: "member", id: facts.member.id, role: facts.member.role } as const;
  return { ...facts, actor, visitor, now, session, assessment, step };
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
