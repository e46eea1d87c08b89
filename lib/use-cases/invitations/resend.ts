import type { Scope } from "@/lib/access/sessions/judge";
import { emailKeyOf } from "@/lib/ground/email-key";
import { commitText } from "@/lib/records/audit/texts";
import { type InvitationRefused, lockInvitations, takeInvitations } from "@/lib/records/limits/invitation-budgets";
import { type MailRefused, sendOnRequest } from "@/lib/records/limits/mail-budgets";
import { budget } from "@/lib/records/limits/reserve";
import { rules } from "@/lib/records/limits/rules";
import { act, type NotDone } from "@/lib/use-cases/members/act";
import { issueInvitations } from "./issue";

export type Resent =
  | { ok: true }
  | NotDone
  | { ok: false; reason: "joined" }
  | ({ ok: false } & InvitationRefused)
  | MailRefused;

/**
 * Sends an invitation again, with a new link; the earlier one stops working. It counts as one of the day's invitations. One that is
 * refused leaves the earlier link alive.
 */
export async function resendInvitation(scope: Scope<"members:invite">, subjectId: string): Promise<Resent> {
  const { now } = scope;
  const pace = [budget(rules.mailMinute, "invitation", scope.workspace.id, subjectId)];
  return sendOnRequest(pace, now, () =>
    act<"members:invite", "joined" | InvitationRefused>(scope, subjectId, true, async (tx, { subject }) => {
      if (subject.joinedAt || subject.deactivatedAt) return { reason: "joined" };
      const key = emailKeyOf(subject.email);
      const refused = (await takeInvitations(tx, await lockInvitations(tx), [key], now)).get(key);
      if (refused) return refused;
      await tx.invitation.updateMany({
        where: { memberId: subject.id, acceptedAt: null, withdrawnAt: null },
        data: { withdrawnAt: now },
      });
      await issueInvitations(tx, scope, [subject]);
      return { action: "member.invitation_resent", data: { email: await commitText(tx, subject.id, subject.email) } };
    }),
  );
}
