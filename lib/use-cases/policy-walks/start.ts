import type { Tx } from "@/lib/ground/db";
import { days } from "@/lib/ground/durations";
import type { Proposal } from "@/lib/rules/policy/rehearse";
import { thresholds } from "@/lib/rules/policy/reminder";
import { remindSubject } from "./remind";

/**
 * Starts what follows a publication, in its transaction: telling the members it affects, and destroying sealed recovery codes if
 * codes are shown once from now on. Reminders whose day has passed already count as sent, because the announcement says the same.
 */
export async function startTasks(tx: Tx, version: number, { before, after, at }: Proposal, now: Date): Promise<void> {
  const { workspaceId } = tx;
  const subject = String(version);
  const tasks = [{ workspaceId, kind: "announce", subject, notBefore: now, doneAt: null as Date | null }];
  if (before.settings.recoveryCodes.shown === "again" && after.settings.recoveryCodes.shown === "once")
    tasks.push({ workspaceId, kind: "forget-codes", subject, notBefore: at, doneAt: null });
  const old = Object.values(before.dueAt);
  const announced = new Set(Object.values(after.dueAt).filter((due) => !old.includes(due)));
  for (const due of announced)
    for (const threshold of thresholds.filter(
      (n) => Date.parse(due) - days(n) <= now.getTime() && Date.parse(due) > now.getTime(),
    ))
      tasks.push({
        workspaceId,
        kind: "remind",
        subject: remindSubject({ deadline: new Date(due), threshold }),
        notBefore: now,
        doneAt: now,
      });
  await tx.task.createMany({ data: tasks, skipDuplicates: true });
}
