import { asSystem, Prisma } from "@/lib/ground/db";
import { addSeals } from "./add-seals";

const batch = 500;

/**
 * Seals the heads that moved since their last seal, some hundred at a time. Returns how many. Call it again until none is
 * left.
 */
export async function sealHeads(now: Date): Promise<number> {
  const heads = await asSystem<{ workspace_id: string; sequence: bigint; hash: Uint8Array }>(Prisma.sql`
    select h.workspace_id, h.sequence, h.hash from audit_head h
    where not exists (select 1 from audit_seal s where s.workspace_id = h.workspace_id and s.sequence = h.sequence)
    limit ${batch}`);
  await addSeals(heads, now);
  return heads.length;
}
