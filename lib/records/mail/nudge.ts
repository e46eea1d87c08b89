// Next's bundle queues mail and the server around it delivers it. Each loads this file separately, so they share state on
// the process.
const shared = globalThis as { [slot: symbol]: (() => void) | undefined };
const slot = Symbol.for("gatehouse.nudge-mail");

/** Sets the function that is called when mail was queued in this process. */
export function onNudge(wake: (() => void) | undefined): void {
  shared[slot] = wake;
}

/** Wakes this process's delivery, if it has one. Without one, the next look at the queue finds the mail. */
export function nudgeMail(): void {
  shared[slot]?.();
}
