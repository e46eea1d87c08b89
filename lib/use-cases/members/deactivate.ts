import type { Scope } from "@/lib/access/sessions/judge";
import { revokeSessions } from "@/lib/access/sessions/revoke";
import { queueMail } from "@/lib/records/mail/queue";
import { isActive } from "@/lib/rules/policy/active";
import { act, mailWorkspace } from "./act";

/**
 * Switches a member's account off: sessions end, links of password resets are void, nothing is deleted. The last owner who can
 * sign in can't be deactivated. The member is told by mail.
 */
export function deactivate(scope: Scope<"members:manage">, subjectId: string) {
  const { now } = scope;
  return act<"members:manage", "already-off" | "last-owner">(
    scope,
    subjectId,
    true,
    async (tx, { actor, subject, otherOwners }) => {
      if (!isActive(subject)) return { reason: "already-off" };
      if (subject.role === "owner" && otherOwners === 0) return { reason: "last-owner" };
      await tx.member.updateMany({ where: { id: subject.id, deactivatedAt: null }, data: { deactivatedAt: now } });
      await tx.passwordReset.updateMany({ where: { memberId: subject.id, spentAt: null }, data: { spentAt: now } });
      const sessions = await revokeSessions(tx, subject.id, now, "admin");
      await queueMail(tx, {
        template: "account-deactivated",
        to: subject.email,
        params: { workspace: mailWorkspace(scope), by: actor.name, at: now.toISOString() },
      });
      return { action: "member.deactivated", data: { sessions } };
    },
  );
}
