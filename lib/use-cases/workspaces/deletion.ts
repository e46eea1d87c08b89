import { type OwedByAdmin, owedByAdmin } from "@/lib/access/sessions/admin-proof";
import type { Scope } from "@/lib/access/sessions/judge";
import { inWorkspace, type Tx } from "@/lib/ground/db";
import { after, days } from "@/lib/ground/durations";
import { record } from "@/lib/records/audit/record";

/** How long any owner can take a deletion back. The database holds to it by its own clock: prisma/functions/14-erasure.sql. */
const deletionTime = days(7);

/** `wrong-name`: what was typed is not the workspace's name. `asked`: someone asked for it already. */
export type DeletionAsked = { ok: true } | { ok: false; reason: OwedByAdmin | "wrong-name" | "asked" };

/**
 * Asks for the deletion of the workspace in seven days. Until then it works as ever, but takes no new members. Everyone is told by mail and
 * on every page. The name is typed, so that no one deletes the wrong one of two.
 */
export async function askDeletion(scope: Scope<"workspace:delete">, typedName: string): Promise<DeletionAsked> {
  const owed = owedByAdmin(scope);
  if (owed) return { ok: false, reason: owed };
  const { workspace, member, now } = scope;
  if (readable(typedName) !== readable(workspace.name)) return { ok: false, reason: "wrong-name" };
  const deleteAt = after(now, deletionTime);
  return inWorkspace(workspace.id, async (tx): Promise<DeletionAsked> => {
    const { count } = await tx.workspace.updateMany({
      where: { id: workspace.id, deleteAt: null },
      data: { deleteAt, deletionAskedById: member.id },
    });
    if (count !== 1) return { ok: false, reason: "asked" };
    const subject = deleteAt.toISOString();
    await tx.task.create({ data: { workspaceId: tx.workspaceId, kind: "erase", subject, notBefore: deleteAt } });
    await startTelling(tx, "asked", member.id, deleteAt, now);
    await record(tx, scope, "workspace.deletion_asked", { data: { deleteAt: subject } });
    return { ok: true };
  });
}

/** `over`: it was taken back already, or is under way. */
export type DeletionTakenBack = { ok: true } | { ok: false; reason: "over" };

/** Takes the deletion back. Any owner may, until it begins: of taking back and beginning at once, one wins. */
export async function takeBackDeletion(scope: Scope<"workspace:delete">): Promise<DeletionTakenBack> {
  const { workspace, member, now } = scope;
  return inWorkspace(workspace.id, async (tx): Promise<DeletionTakenBack> => {
    const [asked] = await tx.$queryRaw<{ at: Date | null }[]>`
      select delete_at as at from workspace where id = ${tx.workspaceId}::uuid and erased_at is null for no key update`;
    if (!asked?.at) return { ok: false, reason: "over" };
    // The task stays, and finds that its day is no longer the workspace's.
    await tx.workspace.update({ where: { id: workspace.id }, data: { deleteAt: null, deletionAskedById: null } });
    await startTelling(tx, "taken-back", member.id, asked.at, now);
    await record(tx, scope, "workspace.deletion_taken_back");
    return { ok: true };
  });
}

export type DeletionNews = "asked" | "taken-back";

/** Starts telling every member what was decided. */
async function startTelling(tx: Tx, news: DeletionNews, by: string, deleteAt: Date, now: Date): Promise<void> {
  const { workspaceId } = tx;
  const subject = `${news} ${now.toISOString()}`;
  const data = { news, by, deleteAt: deleteAt.toISOString() };
  await tx.task.create({ data: { workspaceId, kind: "tell-deletion", subject, data, notBefore: now } });
}

const readable = (text: string) => text.normalize("NFC").replace(/\s+/g, " ").trim();
