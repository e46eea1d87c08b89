import { availableParallelism } from "node:os";

/** Raised when more hashes wait than the door in front should ever have let in. */
export class TooBusy extends Error {
  override name = "TooBusy";
}

/** One core stays free for everything else: a burst of sign-ins must not keep those waiting who are in. */
export const hashesAtOnce = Math.max(1, Math.min(4, availableParallelism() - 1));
/** New requests are turned away from here on; the rest of the queue is for those already let in. */
const refusedFrom = 100;
const waitingAtMost = 400;

// One queue a process: Next's bundle and the server in front of it share the cores and the memory.
const slot = Symbol.for("gatehouse.hash-queue");
type Queue = { running: number; waiting: (() => void)[] };
const shared = globalThis as { [slot]?: Queue };

/** Tells whether so many hashes wait that a new request had better come back later. */
export function isHashQueueFull(): boolean {
  return (shared[slot]?.waiting.length ?? 0) >= refusedFrom;
}

/** Runs a hash with no more than `hashesAtOnce` at a time (19 MiB and one core each) and a bounded queue behind them. Throws TooBusy past it. */
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
    // The slot passes straight to the next in line, so that nobody overtakes.
    const next = queue.waiting.shift();
    if (next) next();
    else queue.running--;
  }
}
