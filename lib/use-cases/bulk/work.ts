import { asSystem, inWorkspace, Prisma, type Tx } from "@/lib/ground/db";
import { after, seconds } from "@/lib/ground/durations";
import { recordMany } from "@/lib/records/audit/record-many";
import { mailBudgets } from "@/lib/records/limits/mail-budgets";
import { giveBack, reserveEach } from "@/lib/records/limits/reserve";
import { type MemberRow, memberColumns } from "@/lib/records/member-rows/member-row";
import { currentPolicy } from "@/lib/records/policy-versions/current";
import { isActive } from "@/lib/rules/policy/active";
import { permits, reaches } from "@/lib/rules/policy/permissions";
import { actOnMany } from "./act-on";
import type { BulkAct, Params } from "./acts";
import { readSlice, type Slice } from "./slice";
import type { Came } from "./work-on";

type Waiting = { workspaceId: string; id: string };

/** How long a slice is one process's own; longer than the minute between two reminders, which one that died may have counted. */
const lease = seconds(90);

/** Tasks of different workspaces taken up together, so that a long one doesn't hold up the others. */
const together = 20;

/**
 * Does the next slice of each bulk task that waits, and answers whether any was there. Any number of processes may call it. A task that
 * fails rests for a while and holds up none of the others; its error is thrown at the end.
 */
export async function workBulkTasks(now: Date): Promise<boolean> {
  const waiting = await asSystem<Waiting>(Prisma.sql`
    select workspace_id::text as "workspaceId", id::text from bulk_task
    where done_at is null and stopped_at is null and (leased_until is null or leased_until <= ${now})
    order by created_at limit ${together}`);
  const failures: unknown[] = [];
  let worked = false;
  for (const task of waiting) {
    try {
      worked = (await workBulkTask(task, now)) || worked;
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return worked;
}

/** Does one slice of a task; false where it is over, or another process is at it. */
export async function workBulkTask({ workspaceId, id }: Waiting, now: Date): Promise<boolean> {
  const task = await inWorkspace(workspaceId, (tx) => takeTask(tx, id, now));
  if (!task) return false;
  const slice = await inWorkspace(workspaceId, (tx) => readSlice(tx, task, now));
  // Mails are counted before anything is looked at, and outside the transaction: a limit must hold whatever becomes of it.
  const budgets = task.act === "remind" ? slice.ids.map((one) => mailBudgets("reminder", workspaceId, one)) : [];
  const refused = budgets.length > 0 ? await reserveEach(budgets, now) : new Set<number>();
  const mailedLately = new Set(slice.ids.filter((_, i) => refused.has(i)));
  let came: Map<string, Came> | null = null;
  try {
    came = await inWorkspace(workspaceId, (tx) => workSlice(tx, { ...task, mailedLately }, slice, now));
  } finally {
    const unused = slice.ids.flatMap((one, i) => {
      const result = came?.get(one);
      return budgets[i] && !refused.has(i) && !(result && "action" in result) ? budgets[i] : [];
    });
    if (unused.length > 0) await giveBack(unused);
  }
  return came !== null;
}

/** Takes a task for the time of one slice; null where it is over or another process has it. */
async function takeTask(tx: Tx, id: string, now: Date) {
  const { count } = await tx.bulkTask.updateMany({
    where: { id, doneAt: null, stoppedAt: null, OR: [{ leasedUntil: null }, { leasedUntil: { lte: now } }] },
    data: { leasedUntil: after(now, lease) },
  });
  if (count !== 1) return null;
  return tx.bulkTask.findFirst({
    where: { id },
    include: { actor: { include: { workspace: { select: { name: true, slug: true } } } } },
  });
}

type Task = NonNullable<Awaited<ReturnType<typeof takeTask>>> & { mailedLately: Set<string> };

async function workSlice(tx: Tx, task: Task, slice: Slice, now: Date): Promise<Map<string, Came> | null> {
  // It may have been stopped meanwhile; and a lease that ran out may have been taken by another process.
  const [row] = await tx.$queryRaw<{ cursor: string | null }[]>(Prisma.sql`
    select cursor from bulk_task where workspace_id = ${tx.workspaceId}::uuid and id = ${task.id}::uuid
      and done_at is null and stopped_at is null and leased_until = ${task.leasedUntil} for update`);
  if (!row || row.cursor !== task.cursor) return null;
  const where = { workspaceId_id: { workspaceId: tx.workspaceId, id: task.id } };
  const locked = await lock(tx, [task.actorId, ...slice.ids]);
  const actor = locked.find(({ id }) => id === task.actorId);
  if (!actor || !isActive(actor) || !permits(actor.role, "members:manage")) {
    await tx.bulkTask.update({ where, data: { stoppedAt: now } });
    return new Map();
  }
  const chosen = new Set(slice.ids);
  const members = locked.filter((member) => chosen.has(member.id) && reaches(actor, member) && isActive(member));
  const work = {
    tx,
    workspace: task.actor.workspace,
    actor,
    policy: await currentPolicy(tx, now),
    params: task.params as Params,
    mailedLately: task.mailedLately,
    now,
  };
  const outcomes = members.length > 0 ? await actOnMany[task.act as BulkAct](work, members) : [];
  const came = new Map<string, Came>(slice.ids.map((id) => [id, { passed: "out-of-reach" }]));
  for (const member of locked)
    if (came.has(member.id) && reaches(actor, member) && !isActive(member))
      came.set(member.id, { passed: member.deactivatedAt ? "deactivated" : "invited" });
  members.forEach(({ id }, i) => {
    came.set(id, outcomes[i] as Came);
  });
  const passed = { ...(task.passed as Record<string, number>) };
  let done = 0;
  for (const one of came.values()) {
    if ("action" in one) done += 1;
    else passed[one.passed] = (passed[one.passed] ?? 0) + 1;
  }
  const moved = slice.next ? { cursor: slice.next } : { doneAt: now };
  await tx.bulkTask.update({ where, data: { ...moved, leasedUntil: null, done: { increment: done }, passed } });
  const by = { kind: "member", id: actor.id, role: actor.role } as const;
  const address = task.address === null ? {} : { address: task.address };
  const events = [...came].flatMap(([subject, one]) =>
    "action" in one ? [{ at: now, actor: by, subject, ...address, ...one }] : [],
  );
  if (events.length > 0) await recordMany(tx, events);
  return came;
}

/** Locks members in the order of ids, so that two acts never wait for each other, and reads them as they then are. */
function lock(tx: Tx, ids: string[]): Promise<MemberRow[]> {
  return tx.$queryRaw<MemberRow[]>(Prisma.sql`
    select ${memberColumns}, '' as token, 0 as walk from member m
    where m.workspace_id = ${tx.workspaceId}::uuid and m.id = any(${ids}::uuid[]) order by m.id for no key update`);
}
