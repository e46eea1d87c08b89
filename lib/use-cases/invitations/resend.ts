import type { Scope } from "@/lib/access/sessions/judge";
import { mailBudgets } from "@/lib/records/limits/mail-budgets";
import { giveBack, reserve } from "@/lib/records/limits/reserve";
import { act, type NotDone } from "@/lib/use-cases/members/act";
import { issueInvitations } from "./issue";

export type Resent =
  | { ok: true }
  | NotDone
  | { ok: false; reason: "joined" }
  | { ok: false; reason: "mail-wait"; retryAt: Date | null };

/** Sends an invitation again, with a new link; the earlier one stops working. The limits on such mails apply. */
export async function resendInvitation(scope: Scope<"members:invite">, subjectId: string): Promise<Resent> {
  const { now } = scope;
  const budgets = mailBudgets("invitation", scope.workspace.id, subjectId);
  const reserved = await reserve(budgets, now);
  if (!reserved.ok) return { ok: false, reason: "mail-wait", retryAt: reserved.retryAt };
  const done = await act<"members:invite", "joined">(scope, subjectId, true, async (tx, { subject }) => {
    if (subject.joinedAt || subject.deactivatedAt) return { reason: "joined" };
    await tx.invitation.updateMany({
      where: { memberId: subject.id, acceptedAt: null, withdrawnAt: null },
      data: { withdrawnAt: now },
    });
    await issueInvitations(tx, scope, [subject]);
    return { action: "member.invitation_resent", data: { email: subject.email } };
  });
  if (!done.ok) await giveBack(budgets);
  return done;
}
