import type { Caller } from "@/lib/access/caller";
import { inWorkspace } from "@/lib/ground/db";
import { record } from "@/lib/records/audit/record";
import { makeIssuerKeys, publishIssuerKeys } from "./issuer-keys";

/** What became of an issuer's rotation. `under-way`: keys that were published before do not sign yet. `none`: the workspace has no issuer. */
export type IssuerRotation =
  | { state: "added"; signsFrom: Date }
  | { state: "under-way"; signsFrom: Date }
  | { state: "none" };

/**
 * Publishes new signing keys of a workspace's issuer: they sign after an hour, once clients have read them, and the old ones stay published for
 * two days more. So no sign-in fails. Keys that retired are deleted. One rotation of an issuer is under way at a time.
 */
export async function rotateIssuer(workspaceId: string, caller: Caller): Promise<IssuerRotation> {
  const { now } = caller;
  if ((await inWorkspace(workspaceId, (tx) => tx.issuerKey.count())) === 0) return { state: "none" };
  const keys = await makeIssuerKeys();
  return inWorkspace(workspaceId, async (tx): Promise<IssuerRotation> => {
    await tx.$queryRaw`select 1 from workspace where id = ${tx.workspaceId}::uuid for update`;
    const next = await tx.issuerKey.findFirst({ where: { signsFrom: { gt: now } } });
    if (next) return { state: "under-way", signsFrom: next.signsFrom };
    const signsFrom = await publishIssuerKeys(tx, keys, now);
    await tx.issuerKey.deleteMany({ where: { retiresAt: { lte: now } } });
    await record(tx, caller, "issuer.keys_added", { data: { keys: keys.map(({ id }) => id) } });
    return { state: "added", signsFrom };
  });
}
