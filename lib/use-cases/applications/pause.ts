import type { Scope } from "@/lib/access/sessions/judge";
import { record } from "@/lib/records/audit/record";
import { changeApplication } from "./change-application";

/** Pauses an application: no one signs in to it, and everything that it holds is over. */
export const pauseApplication = (scope: Scope<"applications:manage">, id: string) => setPaused(scope, id, scope.now);

/** Lets people sign in to a paused application again. */
export const resumeApplication = (scope: Scope<"applications:manage">, id: string) => setPaused(scope, id, null);

async function setPaused(scope: Scope<"applications:manage">, id: string, pausedAt: Date | null) {
  return changeApplication(scope, id, async (tx, { name, pausedAt: before }) => {
    if ((before === null) === (pausedAt === null)) return { ok: true } as const;
    await tx.application.updateMany({ where: { id }, data: { pausedAt } });
    await record(tx, scope, pausedAt ? "application.paused" : "application.resumed", {
      data: { application: id, name },
    });
    return { ok: true } as const;
  });
}

/** Deletes an application with all that it holds. Where it has a back-channel address, it is told of each sign-out. */
export async function deleteApplication(scope: Scope<"applications:manage">, id: string) {
  return changeApplication(scope, id, async (tx, { name, pausedAt }) => {
    // Pausing ends the grants and queues the notices, which outlive the row.
    if (!pausedAt) await tx.application.updateMany({ where: { id }, data: { pausedAt: scope.now } });
    await tx.application.deleteMany({ where: { id } });
    await record(tx, scope, "application.deleted", { data: { application: id, name } });
    return { ok: true } as const;
  });
}
