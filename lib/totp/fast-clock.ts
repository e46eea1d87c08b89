import type { Tx } from "@/lib/db";
import { type Ahead, minutesOf } from "./time-step";

/** How many steps apart two codes of one fast clock can seem to be ahead: the server's steps and the phone's begin apart. */
const tolerance = 1;

/**
 * Tells whether a second code of the future proves a fast clock: a later code, as far ahead as the first. One alone proves
 * nothing, and neither does the same one again.
 */
export function provesFastClock(first: Ahead | null, second: Ahead): boolean {
  return first !== null && second.timeStep > first.timeStep && Math.abs(second.by - first.by) <= tolerance;
}

/**
 * Keeps a code of the future with the session it was typed in, and answers by about how many minutes the phone's clock is fast
 * where an earlier one proves it; else null. Guessing learns nothing: to be told, one needs two codes of the key already.
 */
export async function noticeFastClock(tx: Tx, sessionId: string, seen: Ahead): Promise<number | null> {
  const where = { workspaceId_id: { workspaceId: tx.workspaceId, id: sessionId } };
  const { aheadStep, aheadBy } = await tx.session.findUniqueOrThrow({ where });
  const first = aheadStep === null || aheadBy === null ? null : { timeStep: Number(aheadStep), by: aheadBy };
  await tx.session.update({ where, data: { aheadStep: BigInt(seen.timeStep), aheadBy: seen.by } });
  return provesFastClock(first, seen) ? minutesOf(seen.by) : null;
}
