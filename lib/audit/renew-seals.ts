import { keyRing } from "@/lib/crypto/key-ring";
import { asSystem, Prisma } from "@/lib/db";
import { checkSeal, sealHead } from "./seal";

const batch = 500;

type Row = { workspace_id: string; sequence: bigint; hash: Uint8Array; seal: Uint8Array };

/**
 * Seals the audit's heads anew that an older key of the ring has sealed soundly, so that the key can be dropped and the log still be
 * verified. Seals that don't fit, or whose key is gone, stay as they are: they are findings. Answers how many were renewed and
 * how many stay under another key.
 */
export async function renewAuditSeals(): Promise<{ renewed: number; kept: number }> {
  const current = `${keyRing()[0]?.id}:`;
  const counts = { renewed: 0, kept: 0 };
  let from = { workspaceId: "00000000-0000-0000-0000-000000000000", sequence: 0n };
  for (;;) {
    const rows = await asSystem<Row>(Prisma.sql`
      select workspace_id, sequence, hash, seal from audit_seal
      where (workspace_id, sequence) > (${from.workspaceId}::uuid, ${from.sequence}::bigint)
        and substring(seal from 1 for ${Buffer.byteLength(current)}) <> ${Buffer.from(current)}
      order by workspace_id, sequence limit ${batch}`);
    for (const { workspace_id: workspaceId, sequence, hash, seal } of rows) {
      const head = { workspaceId, sequence, hash };
      if (checkSeal(head, seal) !== "sound") {
        counts.kept += 1;
        continue;
      }
      await asSystem(Prisma.sql`
        update audit_seal set seal = ${sealHead(head)}
        where workspace_id = ${workspaceId}::uuid and sequence = ${sequence}::bigint and seal = ${seal}`);
      counts.renewed += 1;
    }
    const last = rows.at(-1);
    if (rows.length < batch || !last) return counts;
    from = { workspaceId: last.workspace_id, sequence: last.sequence };
  }
}
