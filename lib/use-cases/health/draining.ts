// The server in front and Next's bundle each load this file: one sets the flag, the other reads it.
const slot = Symbol.for("gatehouse.draining");
const shared = globalThis as { [slot]?: true };

/** Notes that this process is about to stop, so that a load balancer sends it no more requests. */
export function beginDraining(): void {
  shared[slot] = true;
}

/** Tells whether this process is about to stop. */
export function isDraining(): boolean {
  return shared[slot] === true;
}
