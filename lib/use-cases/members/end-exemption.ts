import type { Scope } from "@/lib/access/sessions/judge";
import { queueMail } from "@/lib/records/mail/queue";
import { currentPolicy } from "@/lib/records/policy-versions/current";
import { isActive } from "@/lib/rules/policy/active";
import { assess } from "@/lib/rules/policy/assess";
import { whyOf } from "@/lib/rules/policy/why";
import { act, mailWorkspace } from "./act";
import { tellChanged } from "./tell-changed";

/** Ends a member's exemption now. The requirement reaches them at their next request, or by their day. They are told by mail. */
export function endExemption(scope: Scope<"members:manage">, subjectId: string) {
  const { now } = scope;
  return act<"members:manage", "none">(scope, subjectId, true, async (tx, { actor, subject }) => {
    const { count } = await tx.member.updateMany({
      where: { id: subject.id, exemptUntil: { gt: now } },
      data: { exemptUntil: null, exemptReason: null },
    });
    if (count !== 1) return { reason: "none" };
    const where = { workspaceId_id: { workspaceId: tx.workspaceId, id: subject.id } };
    const member = await tx.member.findUniqueOrThrow({ where });
    const policy = await currentPolicy(tx, now);
    const { covered, deadline } = assess(member, policy, now);
    const why = whyOf(member, policy, now);
    const asked = !covered && deadline !== null;
    const by = { workspace: scope.workspace, by: actor.name, now };
    if (!asked && isActive(subject)) await tellChanged(tx, [subject], { what: "exemption-ended" }, by);
    if (asked && isActive(subject))
      await queueMail(tx, {
        template: "requirement-published",
        to: subject.email,
        params: {
          workspace: mailWorkspace(scope),
          by: actor.name,
          from: deadline > now ? deadline.toISOString() : null,
          ended: "exemption",
          ...(why ? { why } : {}),
        },
      });
    return { action: "member.exemption_ended" };
  });
}
