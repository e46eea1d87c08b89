import type { Socket } from "node:net";

/** How far a connection's answers have gone out, and for how long its peer has taken nothing of what waits for it (milliseconds). */
export type Progress = { sent: number; since: number; stalledFor: number };

/** Compares what a connection has sent with what it had when last looked at; one that has nothing to send is not stalled. */
export function readProgress(socket: Socket, before: Progress | undefined, now: number): Progress {
  const queued = queuedInSystem(socket);
  const waits = socket.writableLength > 0 || queued > 0;
  // A chunk counts as written once all of it is: the queue below shows that a large one moves.
  const sent = socket.bytesWritten - socket.writableLength - queued;
  if (!waits || sent !== before?.sent) return { sent, since: now, stalledFor: 0 };
  return { sent, since: before.since, stalledFor: now - before.since };
}

function queuedInSystem(socket: Socket): number {
  const { _handle: handle } = socket as Socket & { _handle?: { writeQueueSize?: number } | null };
  return handle?.writeQueueSize ?? 0;
}
