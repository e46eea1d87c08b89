import type { Scope } from "@/lib/access/sessions/judge";
import { eraseTexts } from "@/lib/records/audit/texts";
import { queueMail } from "@/lib/records/mail/queue";
import { act, mailWorkspace } from "./act";

/**
 * Deletes a deactivated member for good: the account with everything of its own, and the names and addresses that stand next to the
 * audit log. The log keeps the events, which name the member by id and by commitments that no longer open, so the chain stays sound.
 * The member is told by mail.
 */
export function deleteMember(scope: Scope<"members:manage">, subjectId: string) {
  return act<"members:manage", "still-active">(scope, subjectId, true, async (tx, { actor, subject }) => {
    const { count } = await tx.member.deleteMany({ where: { id: subject.id, deactivatedAt: { not: null } } });
    if (count !== 1) return { reason: "still-active" };
    await eraseTexts(tx, subject.id);
    await queueMail(tx, {
      template: "account-deleted",
      to: subject.email,
      params: { workspace: mailWorkspace(scope), by: actor.name, at: scope.now.toISOString() },
    });
    return { action: "member.deleted" };
  });
}
