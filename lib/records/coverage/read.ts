import type { Tx } from "@/lib/ground/db";
import { after, days } from "@/lib/ground/durations";
import type { Coverage } from "@/lib/rules/policy/coverage";

/** What is kept of a workspace's coverage. */
export type KeptCoverage = Pick<Coverage, "active" | "covered" | "protected">;

/** How a workspace stood when a day began (UTC); the last point is this moment. */
export type CoveragePoint = KeptCoverage & { at: Date };

/** How far back the overview looks. */
export const daysBack = 90;

/** Reads the kept points of the last 90 days, oldest first, and ends them with how things stand now. */
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
