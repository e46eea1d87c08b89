import type { Caller } from "@/lib/access/caller";
import { inWorkspace } from "@/lib/ground/db";
import { record } from "@/lib/records/audit/record";
import { lockInvitations } from "@/lib/records/limits/invitation-budgets";

/**
 * Grants a workspace a number of invitations a day, or takes the grant back with null. It applies where it is more than the workspace
 * has anyway. Returns false if it had this grant already.
 */
export async function grantInvitations(caller: Caller, workspaceId: string, to: number | null): Promise<boolean> {
  return inWorkspace(workspaceId, async (tx) => {
    const { granted: from } = await lockInvitations(tx);
    if (from === to) return false;
    await tx.workspace.update({ where: { id: workspaceId }, data: { invitationsADay: to } });
    await record(tx, caller, "workspace.invitations_granted", { data: { from, to } });
    return true;
  });
}
