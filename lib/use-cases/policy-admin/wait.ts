import type { Caller } from "@/lib/access/caller";
import type { Tx } from "@/lib/ground/db";
import { record } from "@/lib/records/audit/record";
import type { AskedVersion } from "@/lib/records/policy-versions/read-versions";
import { tellDecided } from "./tell";

/** How a publication that waited ends without being published. `lapsed`: it could no longer be published when its day was over. */
export type WaitEnd = "refused" | "withdrawn" | "stopped" | "lapsed";

/** Makes a publication that waits a draft again, if no one decided first. The link in the owners' mail then says so. */
export async function endWait(
  tx: Tx,
  caller: Caller,
  { draft, outcome, by }: { draft: AskedVersion; outcome: WaitEnd; by: { id: string; name: string } | null },
): Promise<{ ok: true } | { ok: false; reason: "over" }> {
  const { version, revision, askedById } = draft;
  const { count } = await tx.policyVersion.updateMany({
    where: { version, revision, publishedAt: null, askedAt: { not: null } },
    data: { askedAt: null, askedById: null, heldUntil: null, revision: revision + 1 },
  });
  if (count !== 1) return { ok: false, reason: "over" };
  await tx.task.deleteMany({ where: { kind: "take-hold", subject: `${version}/${revision}`, leasedUntil: null } });
  await tellDecided(tx, caller, { draft, outcome, by });
  await record(tx, caller, `policy.${outcome}`, { data: { version, askedBy: askedById } });
  return { ok: true };
}
