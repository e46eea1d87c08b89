import type { Prisma } from "@/lib/ground/db";
import { after } from "@/lib/ground/durations";
import { approvalTime, enrolmentTime, type OpenState } from "@/lib/rules/resets/state";

const back = (now: Date, time: number) => after(now, -time);

/** The rule `stateOf` as a filter: the resets that are in an open state at a moment. */
export function whereState(state: OpenState, now: Date): Prisma.ResetWhereInput {
  if (state === "requested") return { endedAt: null, issuedAt: null, requestedAt: { gt: back(now, approvalTime) } };
  const inForce = { endedAt: null, issuedAt: { not: null } };
  if (state === "issued") return { ...inForce, openedAt: null, expiresAt: { gt: now } };
  return { ...inForce, openedAt: { gt: back(now, enrolmentTime) } };
}

/** The resets that have not ended at a moment, whether or not an ending by time is stored yet. */
export const whereOpen = (now: Date): Prisma.ResetWhereInput => ({
  OR: [whereState("requested", now), whereState("issued", now), whereState("opened", now)],
});
