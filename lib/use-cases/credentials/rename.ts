import type { FullStanding } from "@/lib/access/sessions/judge";
import { inWorkspace } from "@/lib/ground/db";
import { record } from "@/lib/records/audit/record";

/** Gives a method of the member's own another name. Returns whether there was one. */
export async function renameMethod(standing: FullStanding, id: string, name: string): Promise<boolean> {
  const { workspace, member } = standing;
  return inWorkspace(workspace.id, async (tx) => {
    const { count } = await tx.credential.updateMany({
      where: { id, memberId: member.id, confirmedAt: { not: null }, suspendedAt: null },
      data: { name },
    });
    if (count !== 1) return false;
    await record(tx, standing, "credential.renamed", { subject: member.id, data: { credential: id } });
    return true;
  });
}
