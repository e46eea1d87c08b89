import type { Scope } from "@/lib/access/sessions/judge";
import { commitText } from "@/lib/records/audit/texts";
import { act } from "@/lib/use-cases/members/act";

/** Withdraws an invitation: its link stops working, and the invited member's row is deleted. */
export function withdrawInvitation(scope: Scope<"members:invite">, subjectId: string) {
  return act<"members:invite", "joined">(scope, subjectId, true, async (tx, { subject }) => {
    const { count } = await tx.member.deleteMany({ where: { id: subject.id, joinedAt: null } });
    if (count !== 1) return { reason: "joined" };
    return {
      action: "member.invitation_withdrawn",
      data: { email: await commitText(tx, subject.id, subject.email) },
    };
  });
}
