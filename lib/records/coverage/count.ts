import type { Tally } from "@/lib/records/member-rows/read-tallies";
import { assess } from "@/lib/rules/policy/assess";
import type { Policy } from "@/lib/rules/policy/settings";

/** How a workspace stands: members who can sign in, those with an accepted second factor, those who could lose one and still get in. */
export type Coverage = { active: number; covered: number; protected: number };

/** Counts coverage from the kept numbers. */
export function countCoverage(tallies: Tally[], policy: Policy, now: Date): Coverage {
  const sum: Coverage = { active: 0, covered: 0, protected: 0 };
  for (const { facts, n } of tallies) {
    if (!facts.joinedAt || facts.deactivatedAt) continue;
    const { covered, state } = assess(facts, policy, now);
    sum.active += n;
    if (covered) sum.covered += n;
    if (state === "protected") sum.protected += n;
  }
  return sum;
}
