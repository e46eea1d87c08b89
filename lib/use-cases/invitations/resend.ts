import type { Scope } from "@/lib/access/sessions/judge";
import { anyAdmin, type MailRefused, mailBudgets, sendOnRequest } from "@/lib/records/limits/mail-budgets";
import { act, type NotDone } from "@/lib/use-cases/members/act";
import { issueInvitations } from "./issue";

export type Resent = { ok: true } | NotDone | { ok: false; reason: "joined" } | MailRefused;

/** Sends an invitation again, with a new link; the earlier one stops working. The limits on such mails apply. */
export async function resendInvitation(scope: Scope<"members:invite">, subjectId: string): Promise<Resent> {
  const { now } = scope;
  const budgets = mailBudgets("invitation", anyAdmin, scope.workspace.id, subjectId);
  return sendOnRequest(budgets, now, () =>
    act<"members:invite", "joined">(scope, subjectId, true, async (tx, { subject }) => {
      if (subject.joinedAt || subject.deactivatedAt) return { reason: "joined" };
      await tx.invitation.updateMany({
        where: { memberId: subject.id, acceptedAt: null, withdrawnAt: null },
        data: { withdrawnAt: now },
      });
      await issueInvitations(tx, scope, [subject]);
      return { action: "member.invitation_resent", data: { email: subject.email } };
    }),
  );
}
