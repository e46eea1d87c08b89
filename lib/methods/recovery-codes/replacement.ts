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

/** A code that replaced a used one, as it is shown. */
export type Replacement = { id: string; setId: string; code: string };

/**
 * Reads the codes that replaced used ones and are not confirmed as saved. Only the session that used the codes may read
 * them.
 */
export async function readReplacements(standing: FullStanding): Promise<Replacement[]> {
  const { id: workspaceId } = standing.workspace;
  const rows = await inWorkspace(workspaceId, (tx) => findUnseen(tx, standing));
  const owner = { workspaceId, memberId: standing.member.id };
  return rows.flatMap((row) => showCodes(owner, [row]).map((code) => ({ id: row.id, setId: row.setId, code })));
}

/**
 * Stores that the replacements with these ids, which a page showed, are saved. The readable copies are deleted, unless the policy
 * shows codes again. Returns how many of them waited to be saved.
 */
export async function keepReplacements(standing: FullStanding, shown: readonly string[]): Promise<number> {
  const once = standing.policy.settings.recoveryCodes.shown === "once";
  return inWorkspace(standing.workspace.id, async (tx) => {
    const ids = (await findUnseen(tx, standing)).map(({ id }) => id).filter((id) => shown.includes(id));
    const data = { unseenSince: null, ...(once ? { code: null } : {}) };
    return (await tx.recoveryCode.updateMany({ where: { id: { in: ids } }, data })).count;
  });
}
