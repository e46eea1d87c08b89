import { after, hours } from "@/lib/ground/durations";
import { enrolmentTime } from "@/lib/rules/sign-in/lifetimes";

/** The times on a reset's row. */
export type ResetTimes = {
  requestedAt: Date;
  refusedAt: Date | null;
  issuedAt: Date | null;
  expiresAt: Date | null;
  openedAt: Date | null;
  usedAt: Date | null;
  cancelledAt: Date | null;
  stoppedAt: Date | null;
  voidedAt: Date | null;
  restoredAt: Date | null;
};

/** How a reset stands, as people read it. */
export type ResetState =
  /** A second person has to approve; nothing has changed for the member. */
  | "requested"
  /** No one approved within a day. */
  | "lapsed"
  | "refused"
  /** The code can be used. */
  | "issued"
  /** The code was accepted; the member is enrolling. */
  | "opened"
  /** The member left before finishing; a new code is needed. */
  | "left"
  | "used"
  | "expired"
  | "cancelled"
  | "stopped"
  | "replaced";

/** How long a reset code can be used. */
export const resetCodeTime = hours(24);

/** How long a request waits for its second person; then the identity check is too old to act on. */
export const approvalTime = hours(24);

/** Says how a reset stands at a moment. Ends that were written down go before those that only time brings. */
export function stateOf(reset: ResetTimes, now: Date): ResetState {
  if (reset.usedAt) return "used";
  if (reset.refusedAt) return "refused";
  if (reset.stoppedAt) return "stopped";
  if (reset.cancelledAt) return "cancelled";
  if (reset.voidedAt) return "replaced";
  if (!reset.issuedAt || !reset.expiresAt) return after(reset.requestedAt, approvalTime) > now ? "requested" : "lapsed";
  if (reset.openedAt) return after(reset.openedAt, enrolmentTime) > now ? "opened" : "left";
  return reset.expiresAt > now ? "issued" : "expired";
}

/** Tells whether a code is out that may still bring the member in. */
export const isLive = (state: ResetState) => state === "issued" || state === "opened";

/** Tells whether a reset has ended in a way that can leave the old methods switched off until someone restores them. */
export const isRestorable = (state: ResetState) => ["left", "expired", "cancelled", "stopped"].includes(state);
