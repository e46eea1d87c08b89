import { revokeSessions } from "@/lib/sessions/revoke";
import { type Act, act } from "./act";

/** Ends a member's sessions on every device, at their next request. */
export function endSessions(request: Act<"members:manage">) {
  return act<"members:manage", "none">(request, true, async (tx, { subject }) => {
    const sessions = await revokeSessions(tx, subject.id, request.now);
    return sessions > 0 ? { action: "session.ended", data: { sessions } } : { reason: "none" };
  });
}

/** Ends one session of a member. */
export function endSession(request: Act<"members:manage">, sessionId: string) {
  return act<"members:manage", "none">(request, true, async (tx, { subject }) => {
    const { count } = await tx.session.updateMany({
      where: { id: sessionId, memberId: subject.id, revokedAt: null },
      data: { revokedAt: request.now },
    });
    return count === 1 ? { action: "session.ended", data: { sessions: 1 } } : { reason: "none" };
  });
}
