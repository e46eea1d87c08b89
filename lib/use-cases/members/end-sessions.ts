import type { Scope } from "@/lib/access/sessions/judge";
import { revokeSessions } from "@/lib/access/sessions/revoke";
import { act } from "./act";
import { tellChanged } from "./tell-changed";

/** Ends a member's sessions on every device, at their next request. They are told by mail. */
export function endSessions(scope: Scope<"members:manage">, subjectId: string) {
  const { now } = scope;
  return act<"members:manage", "none">(scope, subjectId, true, async (tx, { actor, subject }) => {
    const sessions = await revokeSessions(tx, subject.id, now, "admin");
    if (sessions === 0) return { reason: "none" };
    const change = { what: "sessions-ended", which: "all" } as const;
    await tellChanged(tx, [subject], change, { workspace: scope.workspace, by: actor.name, now });
    return { action: "session.ended", data: { sessions } };
  });
}

/** Ends one session of a member, who is told by mail. */
export function endSession(scope: Scope<"members:manage">, subjectId: string, sessionId: string) {
  const { now } = scope;
  return act<"members:manage", "none">(scope, subjectId, true, async (tx, { actor, subject }) => {
    const { count } = await tx.session.updateMany({
      where: { id: sessionId, memberId: subject.id, revokedAt: null },
      data: { revokedAt: now, ending: "admin" },
    });
    if (count !== 1) return { reason: "none" };
    const change = { what: "sessions-ended", which: "one" } as const;
    await tellChanged(tx, [subject], change, { workspace: scope.workspace, by: actor.name, now });
    return { action: "session.ended", data: { sessions: 1 } };
  });
}
