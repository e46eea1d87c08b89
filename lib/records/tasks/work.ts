import { asSystem, inWorkspace, Prisma, type Tx } from "@/lib/ground/db";
import { after, minutes, seconds } from "@/lib/ground/durations";

/** Names a task. A workspace has one of each kind and subject. */
export type TaskKey = { workspaceId: string; kind: string; subject: string };

/** A task as a process has it for one part. Until the lease ends, no other process takes it. */
export type Task = TaskKey & { data: unknown; cursor: string | null; leasedUntil: Date };

/**
 * Does the next part of a task, from behind the cursor on, and returns where it stopped, or null if it is done. All its
 * writes are in the transaction that moves the cursor, so that a process which dies repeats nothing and leaves nothing out.
 */
export type TaskStep = (tx: Tx, task: Task, now: Date) => Promise<string | null>;

/**
 * Runs one step and moves the cursor with it. Returns false if the task was ended or taken by another process. Then nothing
 * stays.
 */
type Commit = (step: TaskStep) => Promise<boolean>;

/** Does one part of a task of one kind. Work outside the transaction, such as counting mails, happens around `commit`. */
export type Kind = (task: Task, now: Date, commit: Commit) => Promise<boolean>;

/** A kind of task that needs nothing but its transaction. */
export const walk =
  (step: TaskStep): Kind =>
  (_task, _now, commit) =>
    commit(step);

/**
 * How long one part belongs to one process. It is longer than the minute between two reminders, which a process that died
 * may have counted.
 */
const lease = seconds(90);

/** How long a failed task is postponed, so that tasks which can be done come first. */
const stepsBack = minutes(5);

/** The most tasks started in one run, so that a long one does not block the others. */
const together = 20;

/** Which waiting tasks are looked for: of one kind, of none of these kinds, and with a subject that begins with none of these. */
type Wanted = { only?: string; except?: string[]; without?: string[]; most: number };

/** Finds the tasks that are due and that no process has, the longest waiting first. A subject begins with what stands before its colon. */
export function findWaiting(now: Date, { only, except = [], without = [], most }: Wanted): Promise<TaskKey[]> {
  return asSystem<TaskKey>(Prisma.sql`
    select workspace_id::text as "workspaceId", kind, subject from task
    where done_at is null and not_before <= ${now} and (leased_until is null or leased_until <= ${now})
      and (${only ?? null}::text is null or kind = ${only ?? null}::text) and kind <> all(${except}::text[])
      and split_part(subject, ':', 1) <> all(${without}::text[])
    order by not_before, workspace_id, kind, subject limit ${most}`);
}

/**
 * Does one part of each waiting task, and returns whether there was any. Any number of processes may call it. A task that
 * fails, or whose kind is unknown, is postponed by five minutes and blocks no other. Its error is thrown at the end. Kinds that
 * others do are left to them.
 */
export async function workTasks(kinds: Record<string, Kind>, now: Date, others: string[] = []): Promise<boolean> {
  const waiting = await findWaiting(now, { except: others, most: together });
  const failures: unknown[] = [];
  let worked = false;
  for (const key of waiting) {
    try {
      worked = (await workTask(key, kinds[key.kind], now)) || worked;
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return worked;
}

/** Does one part of one task. Returns false if it is over, not due, or taken by another process. */
export async function workTask(key: TaskKey, kind: Kind | undefined, now: Date): Promise<boolean> {
  const task = await take(key, now);
  if (!task) return false;
  try {
    if (!kind) throw new Error(`there is no kind of task named ${key.kind}`);
    return await kind(task, now, (step) => inWorkspace(task.workspaceId, (tx) => commit(tx, task, step, now)));
  } catch (error) {
    await stepBack(task, now);
    throw error;
  }
}

async function take({ workspaceId, kind, subject }: TaskKey, now: Date): Promise<Task | null> {
  const leasedUntil = after(now, lease);
  const [taken] = await asSystem<{ data: unknown; cursor: string | null }>(Prisma.sql`
    update task set leased_until = ${leasedUntil}
    where workspace_id = ${workspaceId}::uuid and kind = ${kind} and subject = ${subject} and done_at is null
      and not_before <= ${now} and (leased_until is null or leased_until <= ${now})
    returning data, cursor`);
  return taken ? { workspaceId, kind, subject, leasedUntil, ...taken } : null;
}

async function commit(tx: Tx, task: Task, step: TaskStep, now: Date): Promise<boolean> {
  // The task may have ended meanwhile, and another process may have taken it after the lease ran out.
  const [row] = await tx.$queryRaw<{ cursor: string | null }[]>(Prisma.sql`
    select cursor from task where workspace_id = ${tx.workspaceId}::uuid and kind = ${task.kind} and subject = ${task.subject}
      and done_at is null and leased_until = ${task.leasedUntil} for update`);
  if (!row || row.cursor !== task.cursor) return false;
  const cursor = await step(tx, task, now);
  const { workspaceId, kind, subject } = task;
  await tx.task.update({
    where: { workspaceId_kind_subject: { workspaceId, kind, subject } },
    data: { cursor, leasedUntil: null, ...(cursor ? {} : { doneAt: now }) },
  });
  return true;
}

const stepBack = ({ workspaceId, kind, subject, leasedUntil }: Task, now: Date) =>
  inWorkspace(workspaceId, (tx) =>
    tx.task.updateMany({
      where: { kind, subject, doneAt: null, leasedUntil },
      data: { notBefore: after(now, stepsBack), leasedUntil: null },
    }),
  );
