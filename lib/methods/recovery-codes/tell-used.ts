import { noticeOf } from "@/lib/access/sessions/notice";
import type { Standing } from "@/lib/access/sessions/standing";
import type { Tx } from "@/lib/ground/db";
import { record } from "@/lib/records/audit/record";
import { queueMail } from "@/lib/records/mail/queue";

/** Reports a recovery code that was just spent, in its transaction: mail and audit, with how many are left. */
export async function tellCodeUsed(tx: Tx, standing: Standing): Promise<void> {
  const { workspace, member } = standing;
  const { recoveryCodesLeft: left } = await tx.member.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId: workspace.id, id: member.id } },
    select: { recoveryCodesLeft: true },
  });
  await queueMail(tx, {
    template: "recovery-code-used",
    to: member.email,
    params: { ...noticeOf(standing), left },
  });
  await record(tx, standing, "recovery_code.used", { subject: member.id, data: { left } });
}
