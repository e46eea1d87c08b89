import type { Tx } from "@/lib/ground/db";
import { type Ahead, type Match, minutesOf } from "./time-step";

/**
 * How many steps two codes of one fast clock can differ in being ahead, because the server's steps and the phone's begin at
 * different times.
 */
const tolerance = 1;

/**
 * Tells whether a second code of the future proves a fast clock: a later code, as far ahead as the first. One code alone
 * proves nothing, and neither does the same one again.
 */
export function provesFastClock(first: Ahead | null, second: Ahead): boolean {
  return first !== null && second.timeStep > first.timeStep && Math.abs(second.by - first.by) <= tolerance;
}

/** A code of another time, typed after the first factor. `minutes` says by about how much the phone's clock is off. */
export type ClockRefusal = { ok: false; reason: "slow" | "fast"; minutes: number };

/**
 * Rejects a code of another time by naming the phone's clock, if that reveals no secret. Returns null if the code is not of
 * another time, or not known to be. A code of the future is stored with the session it was typed in. It is named only once
 * an earlier one proves it. Guessing learns nothing, since that takes two codes of the key.
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
