import type { FullStanding } from "@/lib/access/sessions/judge";
import { inWorkspace } from "@/lib/ground/db";
import { record } from "@/lib/records/audit/record";

/** Makes a method of the member's own the first one that sign-in offers (S3). Returns whether there was one. */
export async function preferMethod(standing: FullStanding, id: string): Promise<boolean> {
  const { workspace, member } = standing;
  return inWorkspace(workspace.id, async (tx) => {
    const mine = { id, memberId: member.id, confirmedAt: { not: null }, suspendedAt: null };
    if ((await tx.credential.count({ where: mine })) !== 1) return false;
    await tx.member.updateMany({ where: { id: member.id }, data: { preferredCredentialId: id } });
    await record(tx, standing, "credential.preferred", { subject: member.id, data: { credential: id } });
    return true;
  });
}
