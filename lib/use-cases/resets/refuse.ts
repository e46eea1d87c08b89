import type { Visitor } from "@/lib/access/visitor";
import { truncateAddress } from "@/lib/ground/address";
import { record } from "@/lib/records/audit/record";
import { mayApprove } from "@/lib/rules/resets/second-person";
import { type Decided, decide } from "./decide";
import type { ResetScope } from "./parties";
import { tellInvolved } from "./tell-involved";

export type RefusedReset = { ok: true } | { ok: false; reason: "over" | "second-person" };

/** Refuses a reset somebody else asked for. Nothing changes for the member; who asked is told. */
export function refuseReset(
  scope: ResetScope,
  resetId: string,
  visitor: Visitor,
  now: Date,
): Promise<Decided<RefusedReset>> {
  return decide(scope, resetId, "fresh", visitor, now, async (tx, found): Promise<RefusedReset> => {
    const { reset, state, actor, subject } = found;
    if (state !== "requested") return { ok: false, reason: "over" };
    if (!mayApprove(actor, subject, reset.issuedById)) return { ok: false, reason: "second-person" };
    await tx.reset.updateMany({ where: { id: reset.id }, data: { refusedAt: now, approvedById: actor.id } });
    await tellInvolved(tx, { reset, subject, workspace: scope.workspace, outcome: "refused", actor }, now);
    await record(tx, {
      at: now,
      action: "reset.refused",
      actor: { kind: "member", id: actor.id, role: actor.role },
      subject: subject.id,
      address: truncateAddress(visitor.address),
      data: { reset: reset.id },
    });
    return { ok: true };
  });
}
