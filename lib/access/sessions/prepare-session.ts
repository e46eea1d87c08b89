import { randomUUID } from "node:crypto";
import type { Caller } from "@/lib/access/caller";
import { truncateAddress } from "@/lib/ground/address";
import { makeToken } from "@/lib/ground/crypto/token";
import type { Action } from "@/lib/records/audit/actions";
import { entryText } from "@/lib/records/audit/record";
import { assess } from "@/lib/rules/policy/assess";
import type { RoleName } from "@/lib/rules/policy/settings";
import { addProofs, type Proof } from "@/lib/rules/sign-in/evidence";
import { expiryOf } from "@/lib/rules/sign-in/lifetimes";
import { type Evidence, nextStep, type Step, stageOf } from "@/lib/rules/sign-in/next-step";
import type { SessionFacts } from "./facts";
import { macOfSession } from "./session-mac";
import type { Standing } from "./standing";

const nothingProven: Evidence = { passwordAt: null, secondFactorAt: null, enrolmentGrant: null, resetId: null };
/** Full sessions of a member that stay when another one begins. */
export const sessionsKept = 20;
const signedIn = "session.signed_in" satisfies Action;

/** The session that a proof is added to, as this request read it. */
export type Current = Standing["session"];

export type Advanced = {
  token: string;
  /** When the session ends, whatever happens in it. */
  endsAt: Date;
  step: Step;
  sessionId: string;
  account: { slug: string; email: string };
  role: RoleName;
  /** The language and the time zone that the member chose. */
  reader: { language: string | null; timeZone: string | null };
};

/** A session to be written, as the arguments of the database's session_write(), and what its holder gets of it. */
export type PreparedSession = {
  advanced: Advanced;
  /** The hash that the session's token must still have. Null means that the session is new. */
  was: Buffer<ArrayBuffer> | null;
  /** The row, as JSON. */
  session: string;
  /** What is written when a session becomes full, as JSON. Null means that it does not, or was full before. */
  signedIn: string | null;
};

/**
 * Works out the session that proofs lead to: its evidence, the stage of its next step, a new token. Sessions come from here
 * only. It decides by the facts it is given, and every later request decides again by the facts of its own moment.
 */
export function prepareSession(
  caller: Caller,
  facts: SessionFacts,
  current: Current | null,
  proofs: Proof | Proof[],
): PreparedSession {
  const { visitor, now } = caller;
  const { member, policy, reset, workspace } = facts;
  const { evidence, amr } = addProofs(current ?? nothingProven, current?.amr ?? [], [proofs].flat(), now);
  const step = nextStep(evidence, member, assess(member, policy, now), reset, now);
  if (step === "sign-in") throw new Error("a session needs a proven password");
  const stage = stageOf(step);
  const isIn = step === "in";
  const { token, hash } = makeToken("session");
  const references = isIn && evidence.secondFactorAt ? [...new Set([...amr, "mfa"])] : amr;
  const sessionId = current?.id ?? randomUUID();
  // A full session ends by the clock that began with it, however often it is raised again.
  const since = current?.createdAt ?? now;
  const address = truncateAddress(visitor.address);
  const expiresAt =
    current?.stage === stage && !isIn ? current.expiresAt : expiryOf(stage, member.role, isIn ? since : now);
  // The grant to enrol ends with the enrolment: a requirement published later asks again.
  const lasting = isIn ? { ...evidence, enrolmentGrant: null, resetId: null } : evidence;
  const sealed = { workspaceId: workspace.id, memberId: member.id, id: sessionId, tokenHash: hash, stage };
  const authentic = macOfSession({ ...lasting, ...sealed, amr: references, createdAt: since, expiresAt });
  const session = {
    id: sessionId,
    member_id: member.id,
    token_hash: `\\x${hash.toString("hex")}`,
    stage,
    amr: references,
    created_at: since,
    last_seen_at: now,
    expires_at: expiresAt,
    password_at: lasting.passwordAt,
    second_factor_at: lasting.secondFactorAt,
    enrolment_grant: lasting.enrolmentGrant,
    reset_id: lasting.resetId,
    mac: `\\x${authentic.toString("hex")}`,
    user_agent: visitor.userAgent,
    address,
  };
  const entry = {
    at: now,
    action: signedIn,
    actor: { kind: "member", id: member.id, role: member.role },
    subject: member.id,
    address,
    data: { amr: references },
  } as const;
  const arrives = stage === "full" && current?.stage !== "full";
  return {
    advanced: {
      token,
      endsAt: expiresAt,
      step,
      sessionId,
      account: { slug: workspace.slug, email: member.email },
      role: member.role,
      reader: { language: member.language, timeZone: member.timeZone },
    },
    was: current?.tokenHash ?? null,
    session: JSON.stringify(session),
    signedIn: arrives ? JSON.stringify({ kept: sessionsKept, action: signedIn, entry: entryText(entry) }) : null,
  };
}
