import { systemAt } from "@/lib/access/caller";
import type { Tx } from "@/lib/ground/db";
import { after } from "@/lib/ground/durations";
import { record } from "@/lib/records/audit/record";
import type { Step } from "@/lib/records/tasks/work";
import { approvalTime, stateOf } from "@/lib/rules/resets/state";
import { tellInvolved } from "./tell-involved";

/** Has a request looked at again when its time is over. */
export async function startLapse(tx: Tx, resetId: string, now: Date): Promise<void> {
  const { workspaceId } = tx;
  await tx.task.create({
    data: { workspaceId, kind: "lapse", subject: resetId, notBefore: after(now, approvalTime) },
  });
}

/** Records that nobody approved a reset in time, and tells the one who asked. Decided meanwhile, there is nothing to tell. */
export const lapse: Step = async (tx, { subject: resetId }, now) => {
  const reset = await tx.reset.findFirst({ where: { id: resetId }, include: { member: true } });
  if (!reset || stateOf(reset, now) !== "lapsed") return null;
  const workspace = await tx.workspace.findUniqueOrThrow({ where: { id: tx.workspaceId } });
  await tellInvolved(tx, { reset, subject: reset.member, workspace, outcome: "lapsed", actor: null }, now);
  const data = { reset: reset.id, askedBy: reset.issuedById };
  await record(tx, systemAt(now), "reset.lapsed", { subject: reset.memberId, data });
  return null;
};
