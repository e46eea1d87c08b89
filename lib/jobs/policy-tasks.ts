import { asSystem, inWorkspace, Prisma, type Tx } from "@/lib/ground/db";
import { after, minutes } from "@/lib/ground/durations";
import type { Step } from "@/lib/records/tasks/step";
import { announce } from "@/lib/use-cases/policy-walks/announce";
import { forgetCodes } from "@/lib/use-cases/policy-walks/forget-codes";
import { remind } from "@/lib/use-cases/policy-walks/remind";
import { withdraw } from "@/lib/use-cases/policy-walks/withdraw";
import { lapse } from "@/lib/use-cases/resets/lapse";

const steps: Record<string, Step> = { announce, withdraw, remind, "forget-codes": forgetCodes, lapse };

type Task = { workspaceId: string; kind: string; subject: string };

/** How long a task that failed stands back, so that those which can be done come first. */
const stepsBack = minutes(5);

/** Tasks of different workspaces taken up together, so that a long one doesn't hold up the others. */
const together = 20;

/**
 * Does one part of each task that waits, and answers whether any was there. Any number of processes may call it: a task is one
 * process's at a time. A task that fails steps back for five minutes and holds up none of the others; its error is thrown
 * at the end.
 */
export async function workPolicyTasks(now: Date): Promise<boolean> {
  const tasks = await asSystem<Task>(Prisma.sql`
    select workspace_id::text as "workspaceId", kind, subject from policy_task
    where done_at is null and not_before <= ${now} order by not_before, workspace_id, kind, subject limit ${together}`);
  const failures: unknown[] = [];
  let worked = false;
  for (const task of tasks) {
    try {
      worked = (await inWorkspace(task.workspaceId, (tx) => workOne(tx, task, now))) || worked;
    } catch (error) {
      failures.push(error);
      await stepBack(task, now);
    }
  }
  if (failures.length > 0) throw failures[0];
  return worked;
}

const stepBack = (task: Task, now: Date) =>
  inWorkspace(task.workspaceId, (tx) =>
    tx.policyTask.updateMany({ where: { ...task, doneAt: null }, data: { notBefore: after(now, stepsBack) } }),
  );

async function workOne(tx: Tx, { kind, subject }: Task, now: Date): Promise<boolean> {
  // Another process may be at it: what is locked is passed over.
  const [row] = await tx.$queryRaw<{ cursor: string | null }[]>(Prisma.sql`
    select cursor::text from policy_task where workspace_id = ${tx.workspaceId}::uuid and kind = ${kind}
      and subject = ${subject} and done_at is null for update skip locked`);
  const step = steps[kind];
  if (!row) return false;
  if (!step) throw new Error("a task of no kind of ours");
  const cursor = await step(tx, subject, row.cursor, now);
  await tx.policyTask.update({
    where: { workspaceId_kind_subject: { workspaceId: tx.workspaceId, kind, subject } },
    data: cursor ? { cursor } : { cursor: null, doneAt: now },
  });
  return true;
}
