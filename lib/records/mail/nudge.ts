// Next's bundle queues and the server around it delivers; each loads this file, so they meet on the process.
const shared = globalThis as { [slot: symbol]: (() => void) | undefined };
const slot = Symbol.for("gatehouse.nudge-mail");

/** Says who is to be woken when mail was queued in this process. */
export function onNudge(wake: (() => void) | undefined): void {
  shared[slot] = wake;
}

/** Wakes this process's delivery, where it has one; without, the next look at the queue finds the mail. */
export function nudgeMail(): void {
  shared[slot]?.();
}
