import { inWorkspace } from "@/lib/db";
import type { Standing } from "@/lib/sessions/standing";

/**
 * Tells whether a mailed code may answer this challenge. In the first sign-in after the password was reset by mail it may not,
 * where the member has another method: whoever reads the mailbox would hold both steps.
 */
export async function mayAnswerByEmail({ workspace, member }: Standing): Promise<boolean> {
  if (member.emailCount === 0 || member.suspendedAt) return false;
  if (member.totpCount + member.passkeyCount === 0) return true;
  return inWorkspace(workspace.id, async (tx) => {
    const row = await tx.member.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId: workspace.id, id: member.id } },
      select: { lastSignInAt: true },
    });
    const reset = await tx.auditEvent.findFirst({
      where: { subjectId: member.id, action: "password.reset" },
      orderBy: { sequence: "desc" },
      select: { at: true },
    });
    return reset === null || (row.lastSignInAt !== null && row.lastSignInAt > reset.at);
  });
}
