import type { Tx } from "@/lib/ground/db";
import { after, days } from "@/lib/ground/durations";
import type { Coverage } from "@/lib/rules/policy/coverage";

/** The numbers that are stored of a workspace's coverage. */
export type KeptCoverage = Pick<Coverage, "active" | "covered" | "protected">;

/** A workspace's coverage when a day began (UTC). The last point is this moment. */
export type CoveragePoint = KeptCoverage & { at: Date };

/** How many days the overview can look back. */
export const ranges = [30, 90, 365] as const;
export type Range = (typeof ranges)[number];

/** Reads the stored points of the last days, oldest first, and adds the present as the last. */
export async function readCoverage(
  tx: Tx,
  present: KeptCoverage,
  now: Date,
  daysBack: Range = 90,
): Promise<CoveragePoint[]> {
  const kept = await tx.coverageDay.findMany({
    where: { day: { gt: after(now, -days(daysBack)), lte: now } },
    orderBy: { day: "asc" },
  });
  return [
    ...kept.map(({ day, active, covered, protected: safe }) => ({ at: day, active, covered, protected: safe })),
    { active: present.active, covered: present.covered, protected: present.protected, at: now },
  ];
}
