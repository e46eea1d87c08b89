import type { Tx } from "@/lib/ground/db";
import { type Ahead, type Match, minutesOf } from "./time-step";

/** How many steps apart two codes of one fast clock can seem to be ahead: the server's steps and the phone's begin apart. */
const tolerance = 1;

/**
 * Tells whether a second code of the future proves a fast clock: a later code, as far ahead as the first. One alone proves
 * nothing, and neither does the same one again.
 */
export function provesFastClock(first: Ahead | null, second: Ahead): boolean {
  return first !== null && second.timeStep > first.timeStep && Math.abs(second.by - first.by) <= tolerance;
}

/** A code that is of another time, after the first factor: by about how many minutes the phone's clock is off. */
export type ClockRefusal = { ok: false; reason: "slow" | "fast"; minutes: number };

/**
 * Refuses a code of another time by naming the phone's clock, where that tells no secret; null: it is no such code, or not known to be.
 * A code of the future is kept with the session it was typed in, and named only once an earlier one proves it: guessing learns nothing,
 * since to be told one needs two codes of the key already.
 */
export async function refuseClock(tx: Tx, sessionId: string, match: Match): Promise<ClockRefusal | null> {
  if (match.kind === "slow") return { ok: false, reason: "slow", minutes: match.minutes };
  if (match.kind !== "ahead") return null;
  const where = { workspaceId_id: { workspaceId: tx.workspaceId, id: sessionId } };
  const { aheadStep, aheadBy } = await tx.session.findUniqueOrThrow({ where });
  const first = aheadStep === null || aheadBy === null ? null : { timeStep: Number(aheadStep), by: aheadBy };
  await tx.session.update({ where, data: { aheadStep: BigInt(match.timeStep), aheadBy: match.by } });
  return provesFastClock(first, match) ? { ok: false, reason: "fast", minutes: minutesOf(match.by) } : null;
}
