import { record } from "@/lib/records/audit/record";
import { endResets } from "@/lib/records/resets/end";
import { mayApprove } from "@/lib/rules/resets/second-person";
import { type Decided, decide } from "./decide";
import type { ResetScope } from "./parties";
import { tellInvolved } from "./tell-involved";

export type RefusedReset = { ok: true } | { ok: false; reason: "over" | "second-person" };

/** Refuses a reset that another person requested. Nothing changes for the member. The requester is told. */
export function refuseReset(scope: ResetScope, resetId: string): Promise<Decided<RefusedReset>> {
  const { now } = scope;
  return decide(scope, resetId, "fresh", async (tx, found): Promise<RefusedReset> => {
    const { reset, state, actor, subject } = found;
    if (state !== "requested") return { ok: false, reason: "over" };
    if (!mayApprove(actor, subject, reset.issuedById)) return { ok: false, reason: "second-person" };
    await endResets(tx, { id: reset.id }, "refused", now, actor.id);
    await tellInvolved(tx, { reset, subject, workspace: scope.workspace, outcome: "refused", actor }, now);
    await record(tx, scope, "reset.refused", { subject: subject.id, data: { reset: reset.id } });
    return { ok: true };
  });
}
