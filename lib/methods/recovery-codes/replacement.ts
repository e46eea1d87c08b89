import type { FullStanding } from "@/lib/access/sessions/judge";
import { inWorkspace, type Tx } from "@/lib/ground/db";
import { showCodes } from "./issue";
import { mayGoOn } from "./read-unsaved";

const inForce = (memberId: string) => ({ is: { memberId, savedAt: { not: null }, suspendedAt: null } });

async function findUnseen(tx: Tx, standing: FullStanding) {
  const rows = await tx.recoveryCode.findMany({
    where: { set: inForce(standing.member.id), usedAt: null, unseenSince: { not: null } },
    orderBy: { position: "asc" },
  });
  return rows.filter(({ unseenSince }) => unseenSince && mayGoOn(standing, unseenSince));
}

/**
 * Reads the codes that replaced used ones and are not confirmed as saved. Only the session that used the codes may read
 * them.
 */
export async function readReplacements(standing: FullStanding): Promise<string[]> {
  const { id: workspaceId } = standing.workspace;
  const rows = await inWorkspace(workspaceId, (tx) => findUnseen(tx, standing));
  return showCodes({ workspaceId, memberId: standing.member.id }, rows);
}

/** Stores that the replacements shown are saved. The readable copies are deleted, unless the policy shows codes again. */
export async function keepReplacements(standing: FullStanding): Promise<void> {
  const once = standing.policy.settings.recoveryCodes.shown === "once";
  await inWorkspace(standing.workspace.id, async (tx) => {
    const ids = (await findUnseen(tx, standing)).map(({ id }) => id);
    const data = { unseenSince: null, ...(once ? { code: null } : {}) };
    await tx.recoveryCode.updateMany({ where: { id: { in: ids } }, data });
  });
}
