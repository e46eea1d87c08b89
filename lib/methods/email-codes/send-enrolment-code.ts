import type { Caller } from "@/lib/access/caller";
import { inWorkspace } from "@/lib/ground/db";
import { askerAt, mailBudgets, sendOnRequest } from "@/lib/records/limits/mail-budgets";
import { queueMail } from "@/lib/records/mail/queue";
import { issueEmailCode } from "./issue";

/**
 * Mails a member the code that forced enrolment asks for first, because a stolen password alone must not enrol. Returns
 * when the next one may be sent, if it is too early now.
 */
export async function sendEnrolmentCode(
  { visitor, now }: Pick<Caller, "visitor" | "now">,
  workspaceId: string,
  memberId: string,
  sessionId: string,
) {
  const budgets = mailBudgets("enrolment-code", askerAt("known", visitor.address), workspaceId, memberId);
  return sendOnRequest(budgets, now, () =>
    inWorkspace(workspaceId, async (tx) => {
      const member = await tx.member.findUniqueOrThrow({
        where: { workspaceId_id: { workspaceId, id: memberId } },
        include: { workspace: true },
      });
      const { code, expiresAt } = await issueEmailCode(tx, sessionId, "enrolment", now);
      await queueMail(tx, {
        template: "enrolment-code",
        to: member.email,
        params: { workspace: { name: member.workspace.name, slug: member.workspace.slug }, code },
        expiresAt,
      });
      return { ok: true as const };
    }),
  );
}
