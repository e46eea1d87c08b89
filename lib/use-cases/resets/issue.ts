import { randomUUID } from "node:crypto";
import type { Visitor } from "@/lib/access/visitor";
import { truncateAddress } from "@/lib/ground/address";
import { inWorkspace, type Tx } from "@/lib/ground/db";
import { record } from "@/lib/records/audit/record";
import { queueMails } from "@/lib/records/mail/queue";
import { currentPolicy } from "@/lib/records/policy-versions/current";
import { hasStrongFactor } from "@/lib/rules/policy/assess";
import { mayApprove, needsSecondPerson } from "@/lib/rules/resets/second-person";
import { type StepUp, stepUp } from "@/lib/use-cases/step-up/step-up";
import { type PreparedResetCode, prepareResetCode } from "./code-hash";
import { startLapse } from "./lapse";
import { lockParties, type Member, type ResetScope, readParties } from "./parties";
import { notEnded, putInForce } from "./put-in-force";
import { findHelpers } from "./whom-to-ask";

/** How an admin can have checked who is asking. */
export const identityChecks = ["seen", "video", "call_back"] as const;
export type IdentityCheck = (typeof identityChecks)[number];

export type ResetOrder = { memberId: string; identityCheck: IdentityCheck; password: string; code: string };

type Outcome =
  | { ok: true; kind: "issued"; resetId: string; code: string; expiresAt: Date }
  | { ok: true; kind: "requested"; resetId: string }
  | { ok: false; reason: "not-there" }
  | { ok: false; reason: "out-of-reach" }
  | { ok: false; reason: "not-active" | "enrol-first" };

/** `token` is the actor's new session token: to be written wherever there is one, whatever else was answered. */
export type Issued = (Outcome & { token?: string }) | (Exclude<StepUp, { ok: true }> & { token?: never });

/**
 * Resets a member's second factor, or, where the policy wants two people, asks the second one to. The actor proves again who they
 * are: the password always, the second factor where its last proof is older than ten minutes. Roles are judged inside the
 * transaction, on rows nobody else can change meanwhile.
 */
export async function issueReset(scope: ResetScope, order: ResetOrder, visitor: Visitor, now: Date): Promise<Issued> {
  const { workspace } = scope;
  const early = await inWorkspace(workspace.id, (tx) => readParties(tx, scope, order.memberId));
  if (!early.ok) return early;
  if (!hasStrongFactor(scope.member)) return { ok: false, reason: "enrol-first" };
  const proven = await stepUp(scope, order, visitor, now);
  if (!proven.ok) return proven;

  const resetId = randomUUID();
  const prepared = await prepareResetCode(workspace.id, resetId);
  const result = await inWorkspace(workspace.id, async (tx): Promise<Outcome> => {
    const parties = await lockParties(tx, scope, order.memberId);
    if (!parties.ok) return parties;
    const { actor, subject } = parties;
    if (!subject.joinedAt || subject.deactivatedAt) return { ok: false, reason: "not-active" };
    const two = needsSecondPerson(subject.role, (await currentPolicy(tx, now)).settings);
    const expiresAt = await (two ? storeRequest : storeIssued)(
      tx,
      { scope, order, resetId, prepared, actor, subject },
      now,
    );
    await record(tx, {
      at: now,
      action: two ? "reset.requested" : "reset.issued",
      actor: { kind: "member", id: actor.id, role: actor.role },
      subject: subject.id,
      address: truncateAddress(visitor.address),
      data: { reset: resetId, identityCheck: order.identityCheck },
    });
    const done = { ok: true, resetId } as const;
    return expiresAt ? { ...done, kind: "issued", code: prepared.shown, expiresAt } : { ...done, kind: "requested" };
  });
  return { ...result, token: proven.token };
}

type Work = {
  scope: ResetScope;
  order: ResetOrder;
  resetId: string;
  prepared: PreparedResetCode;
  actor: NonNullable<Member>;
  subject: NonNullable<Member>;
};

const rowOf = ({ scope, order, resetId, actor, subject }: Work, now: Date) => ({
  workspaceId: scope.workspace.id,
  id: resetId,
  memberId: subject.id,
  issuedById: actor.id,
  requestedAt: now,
  identityCheck: order.identityCheck,
});

async function storeIssued(tx: Tx, work: Work, now: Date): Promise<Date> {
  const { scope, prepared, actor, subject } = work;
  const issue = await putInForce(tx, subject, actor, scope.workspace, now);
  const { codeSalt, codeHash } = prepared;
  await tx.reset.create({ data: { ...rowOf(work, now), ...issue, codeSalt, codeHash } });
  return issue.expiresAt;
}

const mailedAtMost = 20;

/**
 * Stores the request, in place of one that the same person made before, and tells those who may approve it. Nothing changes for the
 * member: a code that was approved goes on working.
 */
async function storeRequest(tx: Tx, work: Work, now: Date): Promise<null> {
  const { actor, subject, scope } = work;
  await tx.reset.updateMany({
    where: { memberId: subject.id, issuedById: actor.id, issuedAt: null, ...notEnded },
    data: { voidedAt: now },
  });
  await tx.reset.create({ data: rowOf(work, now) });
  await startLapse(tx, work.resetId, now);
  const helpers = await findHelpers(tx, subject, mailedAtMost);
  const approvers = helpers.filter((helper) => mayApprove(helper, subject, actor.id));
  const { name, slug } = scope.workspace;
  await queueMails(
    tx,
    approvers.map(({ email }) => ({
      template: "reset-requested",
      to: email,
      params: {
        workspace: { name, slug },
        member: { name: subject.name, email: subject.email },
        at: now.toISOString(),
        ask: { kind: "approval", by: actor.name },
      },
    })),
  );
  return null;
}
