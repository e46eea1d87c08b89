import type { Tally } from "@/lib/records/member-rows/read-tallies";
import { type Assessment, assess } from "@/lib/rules/policy/assess";
import type { Policy } from "@/lib/rules/policy/settings";

/** What the members table can be filtered by, in the order shown; also the values of `?twoFactor=`. */
export const filters = [
  "all",
  "enabled",
  "disabled",
  "protected",
  "fragile",
  "unprotected",
  "in-grace",
  "blocked",
  "reset-pending",
  "exempt",
  "invited",
  "deactivated",
] as const;
export type Filter = (typeof filters)[number];

/** Reads a filter from untrusted text; anything unknown is "all". */
export function readFilter(text: unknown): Filter {
  return filters.find((filter) => filter === text) ?? "all";
}

/** Tells whether a filter shows a member. Enabled and disabled depend on any confirmed method, states on the policy's view. */
export function matches(filter: Filter, assessment: Assessment): boolean {
  if (filter === "all") return true;
  if (filter === "enabled" || filter === "disabled") return assessment.hasFactor === (filter === "enabled");
  return assessment.state === filter;
}

/** Counts the members under each filter from the tallies. */
export function countByFilter(tallies: Tally[], policy: Policy, now: Date): Record<Filter, number> {
  const counts = Object.fromEntries(filters.map((filter) => [filter, 0])) as Record<Filter, number>;
  for (const { facts, n } of tallies) {
    const assessment = assess(facts, policy, now);
    for (const filter of filters) if (matches(filter, assessment)) counts[filter] += n;
  }
  return counts;
}
