import { after, hours, minutes } from "@/lib/ground/durations";

/** How a reset ends by what someone does: its member, a second person, an admin, or the person who makes a newer one. */
export type Decision = "used" | "stopped" | "refused" | "cancelled" | "replaced";

/**
 * How time ends a reset. `lapsed`: no one approved within a day · `expired`: no one used the code · `left`: the member left before
 * finishing, and needs a new code.
 */
export type TimeEnding = "lapsed" | "expired" | "left";

export type Ending = Decision | TimeEnding;

/**
 * Where a reset stands while it has not ended. `requested`: a second person has to approve, nothing has changed for the member ·
 * `issued`: the code can be used · `opened`: the code was accepted, the member is enrolling.
 */
export type OpenState = "requested" | "issued" | "opened";

/** How a reset stands, as people read it. */
export type ResetState = OpenState | Ending;

/** The times on a reset's row. */
export type ResetTimes = {
  requestedAt: Date;
  issuedAt: Date | null;
  expiresAt: Date | null;
  openedAt: Date | null;
  endedAt: Date | null;
  ending: Ending | null;
};

/** How long a reset code can be used. */
export const resetCodeTime = hours(24);

/** How long a request waits for its second person; then the identity check is too old to act on. */
export const approvalTime = hours(24);

/** A reset code opens this much enrolment; so does any other way there. */
export const enrolmentTime = minutes(30);

/** Returns how and when time ends a reset, if no one ends it before. */
export function endByTime(reset: ResetTimes): { ending: TimeEnding; at: Date } {
  if (!reset.issuedAt || !reset.expiresAt) return { ending: "lapsed", at: after(reset.requestedAt, approvalTime) };
  if (reset.openedAt) return { ending: "left", at: after(reset.openedAt, enrolmentTime) };
  return { ending: "expired", at: reset.expiresAt };
}

/** Returns how and when a reset has ended; null while it has not. An end that is written down wins over one by time. */
export function endOf(reset: ResetTimes, now: Date): { ending: Ending; at: Date } | null {
  if (reset.ending && reset.endedAt) return { ending: reset.ending, at: reset.endedAt };
  const end = endByTime(reset);
  return end.at <= now ? end : null;
}

/** Says how a reset stands at a moment. */
export function stateOf(reset: ResetTimes, now: Date): ResetState {
  const end = endOf(reset, now);
  if (end) return end.ending;
  if (reset.openedAt) return "opened";
  return reset.issuedAt ? "issued" : "requested";
}

/** Tells whether a code is out that may still bring the member in. */
export const isLive = (state: ResetState) => state === "issued" || state === "opened";

/** Tells whether a reset has ended in a way that can leave the old methods switched off until someone restores them. */
export const isRestorable = (state: ResetState) => ["left", "expired", "cancelled", "stopped"].includes(state);
