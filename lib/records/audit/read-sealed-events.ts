import type { Tx } from "@/lib/ground/db";

/** Reads a run of a workspace's events, oldest first, each with its seals. */
export async function readSealedEvents(tx: Tx, { after, upTo, take }: { after: bigint; upTo?: bigint; take: number }) {
  const events = await tx.auditEvent.findMany({
    where: { sequence: { gt: after, ...(upTo === undefined ? {} : { lte: upTo }) } },
    orderBy: { sequence: "asc" },
    take,
  });
  const last = events.at(-1)?.sequence ?? after;
  const rows = await tx.auditSeal.findMany({ where: { sequence: { gt: after, lte: last } } });
  const seals = new Map<bigint, Uint8Array[]>();
  for (const { sequence, seal } of rows) seals.set(sequence, [...(seals.get(sequence) ?? []), seal]);
  return events.map((event) => ({ ...event, seals: seals.get(event.sequence) ?? [] }));
}
