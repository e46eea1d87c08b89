import type { Tx } from "@/lib/ground/db";
import { after, days } from "@/lib/ground/durations";

const daysBefore = 89;

/** Gives the demo a past: a team that grew, and put off its second factors until it was required. */
export async function addDemoCoverage(tx: Tx, present: number, now: Date): Promise<void> {
  const { workspaceId } = tx;
  const data = Array.from({ length: daysBefore }, (_, i) => {
    const passed = (i + 1) / (daysBefore + 1);
    const active = Math.round(present * (0.55 + 0.45 * passed));
    // Slow at first, quick once a requirement was announced.
    const share = passed < 0.6 ? 0.18 + 0.2 * passed : 0.3 + 0.5 * ((passed - 0.6) / 0.4) ** 0.7;
    const covered = Math.round(active * share);
    const safe = Math.round(covered * (0.7 + 0.16 * passed));
    return { workspaceId, day: after(now, days(i - daysBefore)), active, covered, protected: safe };
  });
  await tx.coverageDay.createMany({ data });
}
