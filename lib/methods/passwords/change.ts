import { demandFresh } from "@/lib/access/sessions/freshness";
import type { FullStanding } from "@/lib/access/sessions/judge";
import { noticeOf } from "@/lib/access/sessions/notice";
import { revokeSessions } from "@/lib/access/sessions/revoke";
import { inWorkspace } from "@/lib/ground/db";
import { record } from "@/lib/records/audit/record";
import { queueMail } from "@/lib/records/mail/queue";
import { checkNewPassword, type WeakPassword } from "./check";
import { hashPassword, sealPasswordHash } from "./hash";

export type ChangedPassword = { ok: true } | { ok: false; fault: WeakPassword };

/**
 * Sets the member's own new password. In the same transaction links to reset it become void, other sessions end and the
 * member is told. For a rejected password it returns the sentence that says why.
 */
export async function changePassword(standing: FullStanding, password: string): Promise<ChangedPassword> {
  const { now } = standing;
  demandFresh(standing);
  const { workspace, member, policy } = standing;
  const fault = checkNewPassword(password, {
    twoFactorRequired: policy.settings.requirement[member.role].level === "required",
    words: [member.name, member.email, workspace.name, workspace.slug],
  });
  if (fault) return { ok: false, fault };
  const phc = await hashPassword(password);
  await inWorkspace(workspace.id, async (tx) => {
    await tx.member.updateMany({
      where: { id: member.id },
      data: { passwordHash: sealPasswordHash(workspace.id, member.id, phc), passwordChangedAt: now },
    });
    await tx.passwordReset.deleteMany({ where: { memberId: member.id, spentAt: null } });
    await revokeSessions(tx, member.id, now, "password", standing.session.id);
    await queueMail(tx, {
      template: "password-changed",
      to: member.email,
      params: { ...noticeOf(standing), how: "changed" },
    });
    await record(tx, standing, "password.changed", { subject: member.id });
  });
  return { ok: true };
}
