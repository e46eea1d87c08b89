import { inWorkspace } from "@/lib/ground/db";
import { record } from "@/lib/records/audit/record";
import { hasStrongFactor } from "@/lib/rules/policy/assess";
import { type ResetScope, readParties } from "./parties";

export type ClosedRequest = { ok: true } | { ok: false; reason: "not-there" | "out-of-reach" | "over" | "enrol-first" };

/** Closes a request for help that needs no reset. */
export function closeHelpRequest(scope: ResetScope, requestId: string): Promise<ClosedRequest> {
  const { now } = scope;
  return inWorkspace(scope.workspace.id, async (tx): Promise<ClosedRequest> => {
    const request = await tx.helpRequest.findFirst({ where: { id: requestId } });
    if (!request) return { ok: false, reason: "not-there" };
    const parties = await readParties(tx, scope, request.memberId);
    if (!parties.ok) return parties;
    if (!hasStrongFactor(scope.member)) return { ok: false, reason: "enrol-first" };
    const { count } = await tx.helpRequest.updateMany({
      where: { id: requestId, closedAt: null },
      data: { closedAt: now, closedById: scope.member.id },
    });
    if (count !== 1) return { ok: false, reason: "over" };
    await record(tx, scope, "reset.help_closed", { subject: request.memberId });
    return { ok: true };
  });
}
