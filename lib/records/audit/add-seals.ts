import { asSystem, Prisma } from "@/lib/ground/db";
import { sealHead } from "./seal";

/** Seals events of any workspaces with the key that writes, in one statement. Skips events that have that seal already. */
export async function addSeals(events: { workspace_id: string; sequence: bigint; hash: Uint8Array }[], now: Date) {
  if (events.length === 0) return;
  const rows = events.map(({ workspace_id: workspaceId, sequence, hash }) => {
    const seal = sealHead({ workspaceId, sequence, hash });
    return Prisma.sql`(${workspaceId}::uuid, ${sequence}::bigint, ${hash}, ${seal}, ${now})`;
  });
  await asSystem(Prisma.sql`
    insert into audit_seal (workspace_id, sequence, hash, seal, at) values ${Prisma.join(rows)} on conflict do nothing`);
}
