import type { Tx } from "@/lib/ground/db";
import { after, days } from "@/lib/ground/durations";
import type { Coverage } from "@/lib/rules/policy/coverage";

/** The numbers that are stored of a workspace's coverage. */
export type KeptCoverage = Pick<Coverage, "active" | "covered" | "protected">;

/** A workspace's coverage when a day began (UTC). The last point is this moment. */
export type CoveragePoint = KeptCoverage & { at: Date };

/** The number of days that the overview looks back. */
export const daysBack = 90;

/** Reads the stored points of the last 90 days, oldest first, and adds the present as the last. */
export async function readCoverage(tx: Tx, present: KeptCoverage, now: Date): Promise<CoveragePoint[]> {
  const kept = await tx.coverageDay.findMany({
    where: { day: { gt: after(now, -days(daysBack)), lte: now } },
    orderBy: { day: "asc" },
  });
  return [
    ...kept.map(({ day, active, covered, protected: safe }) => ({ at: day, active, covered, protected: safe })),
    { active: present.active, covered: present.covered, protected: present.protected, at: now },
  ];
}
