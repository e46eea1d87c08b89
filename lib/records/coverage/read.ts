import type { Tx } from "@/lib/ground/db";
import { after, days } from "@/lib/ground/durations";
import type { Coverage } from "./count";

/** How a workspace stood when a day began (UTC); the last point is this moment. */
export type CoveragePoint = Coverage & { at: Date };

/** How far back the overview looks. */
export const daysBack = 90;

/** Reads the kept points of the last 90 days, oldest first, and ends them with how things stand now. */
export async function readCoverage(tx: Tx, present: Coverage, now: Date): Promise<CoveragePoint[]> {
  const kept = await tx.coverageDay.findMany({
    where: { day: { gt: after(now, -days(daysBack)), lte: now } },
    orderBy: { day: "asc" },
  });
  return [
    ...kept.map(({ day, active, covered, protected: safe }) => ({ at: day, active, covered, protected: safe })),
    { ...present, at: now },
  ];
}
