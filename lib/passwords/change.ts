import { truncateAddress } from "@/lib/address";
import { record } from "@/lib/audit/record";
import { inWorkspace } from "@/lib/db";
import { queueMail } from "@/lib/mail/queue";
import { noticeOf } from "@/lib/sessions/notice";
import type { FullStanding } from "@/lib/sessions/require";
import { revokeSessions } from "@/lib/sessions/revoke";
import { demandFresh } from "@/lib/sign-in/step-up";
import type { Visitor } from "@/lib/visitor";
import { checkNewPassword } from "./check";
import { hashPassword, sealPasswordHash } from "./hash";

export type ChangedPassword = { ok: true } | { ok: false; fault: string };

/**
 * Sets one's own new password. Links to reset it are void, other sessions end and the member is told, in the same transaction.
 * A refused password answers with the sentence that says why.
 */
export async function changePassword(
  standing: FullStanding,
  password: string,
  visitor: Visitor,
  now: Date,
): Promise<ChangedPassword> {
  demandFresh(standing, now);
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
    await revokeSessions(tx, member.id, now, standing.session.id);
    await queueMail(tx, {
      template: "password-changed",
      to: member.email,
      params: { ...noticeOf(standing, visitor, now), how: "changed" },
    });
    await record(tx, {
      at: now,
      action: "password.changed",
      actor: { kind: "member", id: member.id, role: member.role },
      subject: member.id,
      address: truncateAddress(visitor.address),
    });
  });
  return { ok: true };
}
