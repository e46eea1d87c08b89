import { after, days } from "@/lib/ground/durations";
import { endOfDay } from "./assess";
import type { Policy, RoleName } from "./settings";

/** The deadline stored for someone who joins now: days of grace where the role is required; null where there are none. */
export function graceFor(role: RoleName, policy: Policy, now: Date): Date | null {
  const { graceDays, requirement } = policy.settings;
  if (requirement[role].level !== "required" || graceDays === 0) return null;
  return endOfDay(after(now, days(graceDays)));
}
