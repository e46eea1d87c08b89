import type { Scope } from "@/lib/access/sessions/judge";
import { inWorkspace } from "@/lib/ground/db";
import { type MemberFilter, parseFilter } from "@/lib/use-cases/members/filters";
import type { BulkAct, PassReason } from "./acts";

/** The progress of an act on many members. */
export type BulkStatus = {
  id: string;
  act: BulkAct;
  by: string;
  total: number | null;
  done: number;
  passed: { reason: PassReason; n: number }[];
  visited: number;
  /** The list it was started from. */
  list: { filter: MemberFilter; search: string };
  state: "running" | "done" | "stopped";
};

/** Reads an act on many members; null if the workspace has none with that id. */
export function readBulk({ workspace }: Scope<"members:manage">, id: string): Promise<BulkStatus | null> {
  return inWorkspace(workspace.id, async (tx) => {
    const task = await tx.bulkAct.findFirst({ where: { id }, include: { actor: { select: { name: true } } } });
    if (!task) return null;
    const passed = Object.entries(task.passed as Record<PassReason, number>)
      .map(([reason, n]) => ({ reason: reason as PassReason, n }))
      .sort((a, b) => b.n - a.n);
    return {
      id,
      act: task.act as BulkAct,
      by: task.actor.name,
      total: task.total,
      done: task.done,
      passed,
      list: { filter: parseFilter(task.filter), search: task.search },
      visited: passed.reduce((sum, { n }) => sum + n, task.done),
      state: task.stoppedAt ? "stopped" : task.doneAt ? "done" : "running",
    };
  });
}

/** Stops an act on many members. A slice in progress is finished, and what was done stays done. */
export function stopBulk({ workspace, now }: Scope<"members:manage">, id: string): Promise<unknown> {
  return inWorkspace(workspace.id, async (tx) => {
    await tx.bulkAct.updateMany({ where: { id, doneAt: null, stoppedAt: null }, data: { stoppedAt: now } });
    await tx.task.updateMany({ where: { kind: "bulk", subject: id, doneAt: null }, data: { doneAt: now } });
  });
}
