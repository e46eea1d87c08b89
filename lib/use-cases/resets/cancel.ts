import { revokeSessions } from "@/lib/access/sessions/revoke";
import { record } from "@/lib/records/audit/record";
import { queueMail } from "@/lib/records/mail/queue";
import { endResets } from "@/lib/records/resets/end";
import { isLive } from "@/lib/rules/resets/state";
import { type Decided, decide } from "./decide";
import { discardUnfinished, restoreMethods } from "./methods";
import type { ResetScope } from "./parties";
import { tellInvolved } from "./tell-involved";

/** What happens to the old methods: they are switched on again, or kept off until an admin decides. */
export type Afterwards = "restore" | "keep";
export type Cancelled = { ok: true } | { ok: false; reason: "over" };

/**
 * Cancels a reset that has not been used: the code no longer opens anything, and an enrolment under way ends with nothing
 * enrolled. The actor chooses whether the old methods are restored or stay off. The member is told, and so are the other people
 * who requested or approved it.
 */
export function cancelReset(scope: ResetScope, resetId: string, afterwards: Afterwards): Promise<Decided<Cancelled>> {
  const { now } = scope;
  return decide(scope, resetId, "fresh", async (tx, found): Promise<Cancelled> => {
    const { reset, state, actor, subject } = found;
    if (state !== "requested" && !isLive(state)) return { ok: false, reason: "over" };
    const restores = afterwards === "restore" && isLive(state);
    await endResets(tx, { id: reset.id }, "cancelled", now, actor.id);
    if (restores)
      await tx.reset.updateMany({ where: { id: reset.id }, data: { restoredAt: now, restoredById: actor.id } });
    if (isLive(state)) {
      await revokeSessions(tx, subject.id, now, "reset_over");
      const mail = { workspace: { name: scope.workspace.name, slug: scope.workspace.slug }, at: now.toISOString() };
      if (restores) {
        await restoreMethods(tx, subject.id);
        await queueMail(tx, { template: "reset-restored", to: subject.email, params: { ...mail, by: actor.name } });
      } else {
        await discardUnfinished(tx, subject.id);
        const how = { kind: "cancelled", by: actor.name } as const;
        await queueMail(tx, { template: "reset-cancelled", to: subject.email, params: { ...mail, how } });
      }
    }
    await tellInvolved(tx, { reset, subject, workspace: scope.workspace, outcome: "cancelled", actor }, now);
    await record(tx, scope, "reset.cancelled", { subject: subject.id, data: { reset: reset.id, restored: restores } });
    return { ok: true };
  });
}
