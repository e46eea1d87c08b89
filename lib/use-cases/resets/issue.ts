import { inWorkspace, type Tx } from "@/lib/ground/db";
import { after } from "@/lib/ground/durations";
import { record } from "@/lib/records/audit/record";
import { queueMails } from "@/lib/records/mail/queue";
import { currentPolicy } from "@/lib/records/policy-versions/current";
import { endResets } from "@/lib/records/resets/end";
import { isActive } from "@/lib/rules/policy/active";
import { hasStrongFactor } from "@/lib/rules/policy/assess";
import { mayApprove, needsSecondPerson } from "@/lib/rules/resets/second-person";
import { approvalTime } from "@/lib/rules/resets/state";
import { type StepUp, stepUp } from "@/lib/use-cases/step-up/step-up";
import { prepareResetCode } from "./code-hash";
import { findHelpers } from "./help-contacts";
import { startLapse } from "./lapse";
import { lockParties, type Member, type ResetScope, readParties } from "./parties";
import { storeIssued } from "./put-in-force";

/** The ways an admin can have checked the identity of the person asking. */
export const identityChecks = ["seen", "video", "call_back"] as const;
export type IdentityCheck = (typeof identityChecks)[number];

export type ResetOrder = { memberId: string; identityCheck: IdentityCheck; password: string; code: string };

type Outcome =
  | { ok: true; kind: "issued"; resetId: string; code: string; expiresAt: Date }
  | { ok: true; kind: "requested"; resetId: string }
  | { ok: false; reason: "not-there" }
  | { ok: false; reason: "out-of-reach" }
  | { ok: false; reason: "not-active" | "enrol-first" };

/** `token` is the actor's new session token. If there is one, it must be written for every result. */
export type Issued = (Outcome & { token?: string }) | (Exclude<StepUp, { ok: true }> & { token?: never });

/**
 * Resets a member's second factor or, if the policy wants two people, asks the second person to. The actor proves again who they
 * are: the password always, the second factor if its last proof is older than ten minutes. Roles are checked inside the
 * transaction, on rows no one else can change meanwhile.
 */
export async function issueReset(scope: ResetScope, order: ResetOrder): Promise<Issued> {
  const { workspace, now } = scope;
  const early = await inWorkspace(workspace.id, (tx) => readParties(tx, scope, order.memberId));
  if (!early.ok) return early;
  if (!hasStrongFactor(scope.member)) return { ok: false, reason: "enrol-first" };
  const proven = await stepUp(scope, order);
  if (!proven.ok) return proven;

  const prepared = await prepareResetCode();
  const result = await inWorkspace(workspace.id, async (tx): Promise<Outcome> => {
    const parties = await lockParties(tx, scope, order.memberId);
    if (!parties.ok) return parties;
    const { actor, subject } = parties;
    if (!isActive(subject)) return { ok: false, reason: "not-active" };
    const two = needsSecondPerson(subject.role, (await currentPolicy(tx, now)).settings);
    const { identityCheck } = order;
    const event = { subject: subject.id, data: { reset: prepared.id, identityCheck } };
    if (two) {
      await storeRequest(tx, scope, { id: prepared.id, identityCheck, actor, subject });
      await record(tx, scope, "reset.requested", event);
      return { ok: true, resetId: prepared.id, kind: "requested" };
    }
    const expiresAt = await storeIssued(tx, scope, { workspace, subject, by: actor, prepared, row: { identityCheck } });
    await record(tx, scope, "reset.issued", event);
    return { ok: true, resetId: prepared.id, kind: "issued", code: prepared.shown, expiresAt };
  });
  return { ...result, token: proven.token };
}

type Request = { id: string; identityCheck: IdentityCheck; actor: NonNullable<Member>; subject: NonNullable<Member> };

const mailedAtMost = 20;

/**
 * Stores the request, in place of an earlier one by the same person, and tells the people who may approve it. Nothing changes for
 * the member: an approved code still works.
 */
async function storeRequest(tx: Tx, scope: ResetScope, { id, identityCheck, actor, subject }: Request): Promise<void> {
  const { workspace, now } = scope;
  await endResets(tx, { memberId: subject.id, issuedById: actor.id, issuedAt: null }, "replaced", now);
  const who = { workspaceId: workspace.id, memberId: subject.id, issuedById: actor.id };
  await tx.reset.create({ data: { id, ...who, identityCheck, requestedAt: now } });
  await startLapse(tx, id, after(now, approvalTime));
  const helpers = await findHelpers(tx, subject, mailedAtMost);
  const approvers = helpers.filter((helper) => mayApprove(helper, subject, actor.id));
  await queueMails(
    tx,
    approvers.map(({ email }) => ({
      template: "reset-requested",
      to: email,
      params: {
        workspace: { name: workspace.name, slug: workspace.slug },
        member: { name: subject.name, email: subject.email },
        at: now.toISOString(),
        ask: { kind: "approval", by: actor.name },
      },
    })),
  );
}
