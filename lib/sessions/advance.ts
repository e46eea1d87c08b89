import { randomUUID } from "node:crypto";
import { truncateAddress } from "@/lib/address";
import { record } from "@/lib/audit/record";
import { makeToken } from "@/lib/crypto/token";
import { Prisma, type Tx } from "@/lib/db";
import { assess } from "@/lib/policy/assess";
import { currentPolicy } from "@/lib/policy/current";
import { type Evidence, nextStep, type Step, stageOf } from "@/lib/sign-in/next-step";
import type { Visitor } from "@/lib/visitor";
import { addProofs, type Proof } from "./evidence";
import { expiryOf } from "./lifetimes";
import type { Standing } from "./standing";

const nothingProven: Evidence = { passwordAt: null, secondFactorAt: null, enrolmentGrant: null, resetId: null };
const sessionsKept = 20;

/** A session's evidence alone. */
const pick = (current: Current | null): Evidence =>
  current === null
    ? nothingProven
    : {
        passwordAt: current.passwordAt,
        secondFactorAt: current.secondFactorAt,
        enrolmentGrant: current.enrolmentGrant,
        resetId: current.resetId,
      };

export type Advanced = { token: string; step: Step; sessionId: string };

/** The session a proof is added to, as this request read it. */
type Current = Standing["session"];

/** Raised when another request changed the session first; nothing of this transaction stays. */
export class SessionChanged extends Error {
  override name = "SessionChanged";
}

/**
 * Adds proofs to a session, or opens one with them, and gives it the stage of its next step. The only function that creates or
 * raises a session: every way in ends here. The token is new each time; the one before stops working in the same transaction.
 * Of two requests with one token, one wins; the other throws SessionChanged and leaves nothing behind.
 */
export async function advance(
  tx: Tx,
  memberId: string,
  current: Current | null,
  proofs: Proof | Proof[],
  visitor: Visitor,
  now: Date,
): Promise<Advanced> {
  const member = await tx.member.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId: tx.workspaceId, id: memberId } },
  });
  const policy = await currentPolicy(tx, now);
  const reset = member.suspendedAt ? await newestReset(tx, memberId) : null;

  const { evidence, amr } = addProofs(pick(current), current?.amr ?? [], [proofs].flat(), now);
  const step = nextStep(evidence, member, assess(member, policy, now), reset, now);
  if (step === "sign-in") throw new Error("a session needs a proven password");
  const stage = stageOf(step);

  const { token, hash } = makeToken();
  const raised = {
    ...evidence,
    // What let somebody enrol ends with the enrolment: a requirement published later asks anew.
    ...(step === "in" ? { enrolmentGrant: null, resetId: null } : {}),
    amr: step === "in" && evidence.secondFactorAt ? [...new Set([...amr, "mfa"])] : amr,
    tokenHash: hash,
    stage,
    failures: 0,
    lastSeenAt: now,
    ...(current?.stage === stage ? {} : { expiresAt: expiryOf(stage, member.role, now) }),
  };
  const sessionId = current?.id ?? randomUUID();
  if (current) {
    const { count } = await tx.session.updateMany({
      where: { id: current.id, memberId, tokenHash: current.tokenHash, revokedAt: null },
      data: raised,
    });
    if (count !== 1) throw new SessionChanged();
  } else {
    await tx.session.create({
      data: {
        ...raised,
        expiresAt: expiryOf(stage, member.role, now),
        workspaceId: tx.workspaceId,
        id: sessionId,
        memberId,
        createdAt: now,
        userAgent: visitor.userAgent,
        address: truncateAddress(visitor.address),
      },
    });
  }
  if (stage === "full" && current?.stage !== "full")
    await signedIn(tx, memberId, member.role, raised.amr, visitor, now);
  return { token, step, sessionId };
}

async function newestReset(tx: Tx, memberId: string) {
  const reset = await tx.reset.findFirst({
    where: { memberId, issuedAt: { not: null } },
    orderBy: { issuedAt: "desc" },
  });
  if (!reset?.issuedAt || !reset.expiresAt) return null;
  const endedAt = reset.usedAt ?? reset.cancelledAt ?? reset.stoppedAt ?? reset.voidedAt ?? reset.refusedAt;
  return { id: reset.id, issuedAt: reset.issuedAt, expiresAt: reset.expiresAt, openedAt: reset.openedAt, endedAt };
}

async function signedIn(tx: Tx, memberId: string, role: string, amr: string[], visitor: Visitor, now: Date) {
  await tx.member.update({
    where: { workspaceId_id: { workspaceId: tx.workspaceId, id: memberId } },
    data: { lastSignInAt: now, lastSignInAmr: amr },
  });
  await tx.$executeRaw(Prisma.sql`
    update session set revoked_at = ${now} where workspace_id = ${tx.workspaceId}::uuid and id in (
      select id from session where workspace_id = ${tx.workspaceId}::uuid and member_id = ${memberId}::uuid and revoked_at is null
      order by last_seen_at desc offset ${sessionsKept})`);
  await record(tx, {
    at: now,
    action: "session.signed_in",
    actor: { kind: "member", id: memberId, role },
    subject: memberId,
    address: truncateAddress(visitor.address),
    data: { amr },
  });
}
