import { availableParallelism } from "node:os";
import { currentRequest } from "@/lib/ground/request";

/** Thrown when more hashes wait than the check at the entrance should have admitted. */
export class TooBusy extends Error {
  override name = "TooBusy";
}

/**
 * A hash takes 19 MiB and one core. One core stays free for everything else: the thread of a hash gives way to the rest of its process
 * (hash-threads.ts), but not to a database on the same machine, which members who are signed in wait for too.
 */
export const hashesAtOnce = Math.max(1, Math.min(4, availableParallelism() - 1));
/** New requests are rejected from this length on. The rest of the queue is for requests already admitted. */
export const refusedFrom = 100;
export const waitingAtMost = 400;

// Each process has one queue, because Next's bundle and the server in front of it share the cores and the memory.
const slot = Symbol.for("gatehouse.hash-queue");
type Queue = { running: number; waiting: number; lines: Map<string, (() => void)[]> };
const shared = globalThis as { [slot]?: Queue };

/** Tells whether so many hashes wait that a new request should come back later. */
export function isHashQueueFull(): boolean {
  return (shared[slot]?.waiting ?? 0) >= refusedFrom;
}

/**
 * Runs a hash with at most `hashesAtOnce` at a time and a bounded queue behind them. Each workspace has a line of its own, and the
 * lines take turns: one company's morning does not hold up another's. Throws TooBusy if the queue is full.
 */
export async function withHashSlot<T>(work: () => Promise<T>): Promise<T> {
  shared[slot] ??= { running: 0, waiting: 0, lines: new Map() };
  const queue = shared[slot];
  if (queue.running >= hashesAtOnce) {
    if (queue.waiting >= waitingAtMost) throw new TooBusy();
    await new Promise<void>((resolve) => wait(queue, lineOf(currentRequest()?.target), resolve));
  } else {
    queue.running++;
  }
  try {
    return await work();
  } finally {
    // The slot passes straight to the next in line, so that no later request overtakes.
    const next = takeNext(queue);
    if (next) next();
    else queue.running--;
  }
}

/** Names the line of a request by the workspace in its address. All that have none share one. */
const lineOf = (target = "") => /^\/w\/([^/?]+)/.exec(target)?.[1] ?? "";

function wait(queue: Queue, name: string, go: () => void): void {
  const line = queue.lines.get(name);
  if (line) line.push(go);
  else queue.lines.set(name, [go]);
  queue.waiting++;
}

/** Takes the first of the line whose turn it is; that line then waits for all others. */
function takeNext(queue: Queue): (() => void) | undefined {
  for (const [name, line] of queue.lines) {
    queue.lines.delete(name);
    const next = line.shift();
    if (line.length > 0) queue.lines.set(name, line);
    queue.waiting--;
    return next;
  }
  return undefined;
}
