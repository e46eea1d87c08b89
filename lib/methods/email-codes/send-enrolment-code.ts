import { inWorkspace } from "@/lib/ground/db";
import { mailBudgets } from "@/lib/records/limits/mail-budgets";
import { reserve } from "@/lib/records/limits/reserve";
import { queueMail } from "@/lib/records/mail/queue";
import { issueEmailCode } from "./issue";

/**
 * Mails a member the code that forced enrolment asks for first, because a stolen password alone must not enrol. Returns
 * when the next one may be sent, if it is too early now.
 */
export async function sendEnrolmentCode(workspaceId: string, memberId: string, sessionId: string, now: Date) {
  const reserved = await reserve(mailBudgets("enrolment-code", workspaceId, memberId), now);
  if (!reserved.ok) return { ok: false as const, retryAt: reserved.retryAt };
  await inWorkspace(workspaceId, async (tx) => {
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
  });
  return { ok: true as const };
}
