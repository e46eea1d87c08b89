import type { Scope } from "@/lib/access/sessions/judge";
import { queueMail } from "@/lib/records/mail/queue";
import { isActive } from "@/lib/rules/policy/active";
import { assignableRoles } from "@/lib/rules/policy/permissions";
import type { RoleName } from "@/lib/rules/policy/settings";
import { act, mailWorkspace } from "./act";

/**
 * Gives a member in the actor's reach another role, one the actor may give. The last owner who can sign in stays an owner. The
 * member is told by mail.
 */
export function changeRole(scope: Scope<"members:manage">, subjectId: string, role: RoleName) {
  const { now } = scope;
  return act<"members:manage", "role" | "last-owner" | "same">(scope, subjectId, true, async (tx, locked) => {
    const { actor, subject, otherOwners } = locked;
    if (!assignableRoles(actor.role).includes(role)) return { reason: "role" };
    if (subject.role === role) return { reason: "same" };
    if (subject.role === "owner" && otherOwners === 0) return { reason: "last-owner" };
    await tx.member.updateMany({ where: { id: subject.id, role: subject.role }, data: { role } });
    if (isActive(subject)) {
      await queueMail(tx, {
        template: "role-changed",
        to: subject.email,
        params: {
          workspace: mailWorkspace(scope),
          from: subject.role,
          to: role,
          by: actor.name,
          at: now.toISOString(),
        },
      });
    }
    return { action: "member.role_changed", data: { from: subject.role, to: role } };
  });
}
