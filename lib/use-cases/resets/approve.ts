import { record } from "@/lib/records/audit/record";
import { whereActive } from "@/lib/records/member-rows/active";
import { isActive } from "@/lib/rules/policy/active";
import { mayApprove, mayReset } from "@/lib/rules/resets/second-person";
import { type Decided, decide, type TypedProof } from "./decide";
import { startLapse } from "./lapse";
import type { ResetScope } from "./parties";
import { putInForce } from "./put-in-force";
import { tellInvolved } from "./tell-involved";

export type Approved = { ok: true } | { ok: false; reason: "over" | "second-person" | "asker-gone" | "not-active" };

/**
 * Approves a reset that another person requested: from now on the old methods are off and the 24 hours run. The code is shown to
 * the requester, who is told by mail. The requester and the help desk can never approve.
 */
export function approveReset(scope: ResetScope, resetId: string, given: TypedProof): Promise<Decided<Approved>> {
  const { now } = scope;
  return decide(scope, resetId, given, async (tx, found): Promise<Approved> => {
    const { reset, state, actor, subject } = found;
    if (state !== "requested") return { ok: false, reason: "over" };
    if (!mayApprove(actor, subject, reset.issuedById)) return { ok: false, reason: "second-person" };
    if (!isActive(subject)) return { ok: false, reason: "not-active" };
    const asker = await tx.member.findFirst({
      where: { id: reset.issuedById ?? "", ...whereActive },
    });
    if (!asker || !mayReset(asker, subject)) return { ok: false, reason: "asker-gone" };
    const by = { id: asker.id, name: asker.name, approvedBy: actor.name };
    const issue = await putInForce(tx, scope, { workspace: scope.workspace, subject, by }, reset.id);
    await tx.reset.updateMany({ where: { id: reset.id, issuedAt: null }, data: { ...issue, approvedById: actor.id } });
    await startLapse(tx, reset.id, issue.expiresAt);
    await tellInvolved(
      tx,
      { reset: { ...reset, approvedById: actor.id }, subject, workspace: scope.workspace, outcome: "approved", actor },
      now,
    );
    await record(tx, scope, "reset.approved", { subject: subject.id, data: { reset: reset.id, askedBy: asker.id } });
    return { ok: true };
  });
}
