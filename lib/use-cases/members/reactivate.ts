import type { Scope } from "@/lib/access/sessions/judge";
import { act } from "./act";
import { tellChanged } from "./tell-changed";

/** Switches a deactivated account on again, as it was: same password, same methods, same role. The member is told by mail. */
export function reactivate(scope: Scope<"members:manage">, subjectId: string) {
  const { now } = scope;
  return act<"members:manage", "not-deactivated">(scope, subjectId, true, async (tx, { actor, subject }) => {
    const { count } = await tx.member.updateMany({
      where: { id: subject.id, deactivatedAt: { not: null } },
      data: { deactivatedAt: null },
    });
    if (count !== 1) return { reason: "not-deactivated" };
    await tellChanged(tx, [subject], { what: "reactivated" }, { workspace: scope.workspace, by: actor.name, now });
    return { action: "member.reactivated" };
  });
}
