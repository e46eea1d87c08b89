import { type OwedByAdmin, owedByAdmin } from "@/lib/access/sessions/admin-proof";
import type { Scope } from "@/lib/access/sessions/judge";
import type { Prisma } from "@/lib/ground/db";
import { inWorkspace, type Tx } from "@/lib/ground/db";

export type ApplicationRow = Prisma.ApplicationGetPayload<Record<never, never>>;

/**
 * Does one change of an application in one transaction: the admin's own proof first, then the locked row. What someone signs in with is
 * theirs to steer, so every change needs fresh proof.
 */
export async function changeApplication<T>(
  scope: Scope<"applications:manage">,
  id: string,
  work: (tx: Tx, application: ApplicationRow) => Promise<T>,
): Promise<T | { ok: false; reason: OwedByAdmin | "not-found" }> {
  const owed = owedByAdmin(scope);
  if (owed) return { ok: false, reason: owed };
  return inWorkspace(scope.workspace.id, async (tx) => {
    await tx.$queryRaw`select 1 from application where workspace_id = ${tx.workspaceId}::uuid and id = ${id}::uuid for update`;
    const application = await tx.application.findFirst({ where: { id } });
    return application ? work(tx, application) : { ok: false, reason: "not-found" };
  });
}
