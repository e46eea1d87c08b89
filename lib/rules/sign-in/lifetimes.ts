import { after, hours, minutes } from "@/lib/ground/durations";
import type { RoleName } from "@/lib/rules/policy/settings";
import { enrolmentTime } from "@/lib/rules/resets/state";
import type { Stage } from "./next-step";

/** How recent a proof must be to count as fresh (step-up). */
export const freshness = minutes(10);

/** Who may do more, and any role not known here, gets shorter sessions. */
const isPlain = (role: RoleName) => role === "member";

/** When a session that reached a stage now ends, whatever happens in it. */
export function expiryOf(stage: Stage, role: RoleName, now: Date): Date {
  if (stage === "challenge") return after(now, minutes(10));
  if (stage === "enrolment") return after(now, enrolmentTime);
  return after(now, wholeTime(role));
}

/** How long a session lives from its beginning, however much it is used. */
export function wholeTime(role: RoleName): number {
  return isPlain(role) ? hours(24) : hours(12);
}

/** How long a full session may be idle. */
export function idleTime(role: RoleName): number {
  return isPlain(role) ? minutes(60) : minutes(30);
}
