import { keyRing } from "@/lib/ground/crypto/key-ring";
import { asSystem, Prisma } from "@/lib/ground/db";
import { addSeals } from "./add-seals";
import { auditKeys, checkSeal } from "./seal";

const batch = 500;

type Row = { workspace_id: string; sequence: bigint; hash: Uint8Array; seals: Uint8Array[] };

/**
 * Adds a seal by the ring's first key to every event that an older key has sealed soundly, so that the older key can be
 * dropped and the log can still be verified. It never changes or removes a seal. Events whose seals don't fit, or whose key
 * is lost, get none: they are findings. Returns how many were renewed, and how many could not be.
 */
export async function renewAuditSeals(now: Date): Promise<{ renewed: number; kept: number }> {
  const current = Buffer.from(`${keyRing()[0]?.id}:`);
  const keys = auditKeys();
  const counts = { renewed: 0, kept: 0 };
  let from = { workspace_id: "00000000-0000-0000-0000-000000000000", sequence: 0n };
  for (;;) {
    const rows = await asSystem<Row>(Prisma.sql`
      select e.workspace_id, e.sequence, e.hash, array_agg(s.seal) as seals
      from audit_seal s join audit_event e using (workspace_id, sequence)
      where (s.workspace_id, s.sequence) > (${from.workspace_id}::uuid, ${from.sequence}::bigint)
      group by 1, 2, 3
      having not bool_or(substring(s.seal from 1 for ${current.length}) = ${current})
      order by 1, 2 limit ${batch}`);
    const sound = rows.filter(({ workspace_id: workspaceId, sequence, hash, seals }) =>
      seals.some((seal) => checkSeal({ workspaceId, sequence, hash }, seal, keys) === "sound"),
    );
    await addSeals(sound, now);
    counts.renewed += sound.length;
    counts.kept += rows.length - sound.length;
    const last = rows.at(-1);
    if (rows.length < batch || !last) return counts;
    from = last;
  }
}
