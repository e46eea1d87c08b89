import type { Prisma, Tx } from "@/lib/ground/db";
import { type Decision, endOf } from "@/lib/rules/resets/state";

/** Stores the endings of resets that time has ended already, with the moment of each ending. */
export async function writeEndsByTime(tx: Tx, where: Prisma.ResetWhereInput, now: Date): Promise<void> {
  const rows = await tx.reset.findMany({ where: { ...where, endedAt: null } });
  for (const row of rows) {
    const end = endOf(row, now);
    if (end)
      await tx.reset.updateMany({
        where: { id: row.id, endedAt: null },
        data: { endedAt: end.at, ending: end.ending },
      });
  }
}

/** Ends the resets that have not ended yet. `byId` is the member who decided so. Returns how many. */
export async function endResets(
  tx: Tx,
  where: Prisma.ResetWhereInput,
  ending: Decision,
  now: Date,
  byId: string | null = null,
): Promise<number> {
  await writeEndsByTime(tx, where, now);
  const data = { endedAt: now, ending, endedById: byId };
  const { count } = await tx.reset.updateMany({ where: { ...where, endedAt: null }, data });
  return count;
}
