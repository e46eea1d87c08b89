import { revokeSessions } from "@/lib/access/sessions/revoke";
import { record } from "@/lib/records/audit/record";
import { queueMail } from "@/lib/records/mail/queue";
import { writeEndsByTime } from "@/lib/records/resets/end";
import { isRestorable } from "@/lib/rules/resets/state";
import { type Decided, decide } from "./decide";
import { restoreMethods } from "./methods";
import type { ResetScope } from "./parties";

export type Restored = { ok: true } | { ok: false; reason: "over" | "live" };

/**
 * Switches a member's old methods and recovery codes on again after a reset that ended unused. It works only for the newest reset
 * that came into force, and never while a code could still be used. It never works after a code was used: then the old methods
 * are gone for good. What was enrolled under the reset and not finished is deleted.
 */
export function restoreAfterReset(scope: ResetScope, resetId: string): Promise<Decided<Restored>> {
  const { now } = scope;
  return decide(scope, resetId, "fresh", async (tx, found): Promise<Restored> => {
    const { reset, state, actor, subject } = found;
    if (state === "issued" || state === "opened" || state === "requested") return { ok: false, reason: "live" };
    const newest = await tx.reset.findFirst({
      where: { memberId: subject.id, issuedAt: { not: null } },
      orderBy: [{ issuedAt: "desc" }, { id: "desc" }],
    });
    if (!isRestorable(state) || newest?.id !== reset.id) return { ok: false, reason: "over" };
    if (!(await restoreMethods(tx, subject.id))) return { ok: false, reason: "over" };
    await revokeSessions(tx, subject.id, now, "reset_over");
    await writeEndsByTime(tx, { id: reset.id }, now);
    await tx.reset.updateMany({ where: { id: reset.id }, data: { restoredAt: now, restoredById: actor.id } });
    await queueMail(tx, {
      template: "reset-restored",
      to: subject.email,
      params: {
        workspace: { name: scope.workspace.name, slug: scope.workspace.slug },
        by: actor.name,
        at: now.toISOString(),
      },
    });
    await record(tx, scope, "reset.restored", { subject: subject.id, data: { reset: reset.id } });
    return { ok: true };
  });
}
