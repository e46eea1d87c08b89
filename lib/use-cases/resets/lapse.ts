import { systemAt } from "@/lib/access/caller";
import type { Tx } from "@/lib/ground/db";
import { record } from "@/lib/records/audit/record";
import { writeEndsByTime } from "@/lib/records/resets/end";
import type { TaskStep } from "@/lib/records/tasks/work";
import { tellInvolved } from "./tell-involved";

/**
 * Schedules a check of a reset for the moment its time is over. Each reset has one such task, which moves when that moment
 * changes.
 */
export async function startLapse(tx: Tx, resetId: string, notBefore: Date): Promise<void> {
  const { workspaceId } = tx;
  const key = { workspaceId, kind: "lapse", subject: resetId };
  await tx.task.upsert({
    where: { workspaceId_kind_subject: key },
    create: { ...key, notBefore },
    update: { notBefore, leasedUntil: null, doneAt: null },
  });
}

/**
 * Records how a reset ended by time, and when. Records that no one approved it in time, and tells the requester. Does nothing if
 * it was decided meanwhile.
 */
export const lapse: TaskStep = async (tx, { subject: resetId }, now) => {
  await writeEndsByTime(tx, { id: resetId }, now);
  const reset = await tx.reset.findFirst({ where: { id: resetId }, include: { member: true } });
  if (reset?.ending !== "lapsed") return null;
  const workspace = await tx.workspace.findUniqueOrThrow({ where: { id: tx.workspaceId } });
  await tellInvolved(tx, { reset, subject: reset.member, workspace, outcome: "lapsed", actor: null }, now);
  const data = { reset: reset.id, askedBy: reset.issuedById };
  await record(tx, systemAt(now), "reset.lapsed", { subject: reset.memberId, data });
  return null;
};
