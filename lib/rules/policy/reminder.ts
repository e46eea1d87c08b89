import { after, days } from "@/lib/ground/durations";
import { assess, type MemberFacts } from "./assess";
import type { Policy } from "./settings";

/** Whole days before a deadline at which a member is reminded. */
export const thresholds = [14, 7, 3, 1] as const;
export type Threshold = (typeof thresholds)[number];

/** The last threshold before a deadline that has been reached at a moment; null: none yet, or the deadline is over. */
export function thresholdAt(deadline: Date, now: Date): Threshold | null {
  if (deadline <= now) return null;
  return thresholds.findLast((threshold) => after(deadline, -days(threshold)) <= now) ?? null;
}

/** A reminder that is due: of this deadline, this many days before it. */
export type Reminder = { deadline: Date; threshold: Threshold };

/**
 * Says which reminder of the calendar a member should have had by now; null: none. Only who has a deadline ahead is reminded, and
 * no one within a day of joining, when it was said anyway.
 */
export function reminderDue(member: MemberFacts, policy: Policy, now: Date): Reminder | null {
  const { state, deadline } = assess(member, policy, now);
  if (state !== "in-grace" || !deadline || !member.joinedAt) return null;
  const threshold = thresholdAt(deadline, now);
  if (threshold === null || after(deadline, -days(threshold)) <= after(member.joinedAt, days(1))) return null;
  return { deadline, threshold };
}
