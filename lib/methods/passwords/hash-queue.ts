import { availableParallelism } from "node:os";

/** Thrown when more hashes wait than the check at the entrance should have admitted. */
export class TooBusy extends Error {
  override name = "TooBusy";
}

/** One core stays free for everything else: a burst of sign-ins must not slow down members who are signed in. */
export const hashesAtOnce = Math.max(1, Math.min(4, availableParallelism() - 1));
/** New requests are rejected from this length on. The rest of the queue is for requests already admitted. */
export const refusedFrom = 100;
export const waitingAtMost = 400;

// Each process has one queue, because Next's bundle and the server in front of it share the cores and the memory.
const slot = Symbol.for("gatehouse.hash-queue");
type Queue = { running: number; waiting: (() => void)[] };
const shared = globalThis as { [slot]?: Queue };

/** Tells whether so many hashes wait that a new request should come back later. */
export function isHashQueueFull(): boolean {
  return (shared[slot]?.waiting.length ?? 0) >= refusedFrom;
}

/**
 * Runs a hash with at most `hashesAtOnce` at a time (19 MiB and one core each) and a bounded queue behind them. Throws
 * TooBusy if the queue is full.
 */
export async function withHashSlot<T>(work: () => Promise<T>): Promise<T> {
  shared[slot] ??= { running: 0, waiting: [] };
  const queue = shared[slot];
  if (queue.running >= hashesAtOnce) {
    if (queue.waiting.length >= waitingAtMost) throw new TooBusy();
    await new Promise<void>((resolve) => queue.waiting.push(resolve));
  } else {
    queue.running++;
  }
  try {
    return await work();
  } finally {
    // The slot passes straight to the next in line, so that no later request overtakes.
    const next = queue.waiting.shift();
    if (next) next();
    else queue.running--;
  }
}
