import { bySystem, type Caller } from "@/lib/access/caller";
import { revokeSessions } from "@/lib/access/sessions/revoke";
import { inWorkspace } from "@/lib/ground/db";
import { record } from "@/lib/records/audit/record";
import { queueMail } from "@/lib/records/mail/queue";
import { currentPolicy } from "@/lib/records/policy-versions/current";
import { deviceOf } from "@/lib/rules/sign-in/device";
import { checkNewPassword, type WeakPassword } from "./check";
import { hashPassword, sealPasswordHash } from "./hash";
import type { Linked } from "./reset-link";

export type ResetPassword =
  | { ok: true; email: string }
  | { ok: false; reason: "gone" }
  | { ok: false; reason: "weak"; fault: WeakPassword };

/**
 * Sets a new password by a mailed link, once. It signs no one in and does not change the second factor. In the transaction
 * that spends the link every session ends and the member is told. A rejected password spends nothing.
 */
export async function resetPassword(caller: Caller, linked: Linked, password: string): Promise<ResetPassword> {
  const { visitor, now } = caller;
  const { workspaceId, memberId } = linked;
  const where = { workspaceId_id: { workspaceId, id: memberId } };
  const { member, policy } = await inWorkspace(workspaceId, async (tx) => ({
    member: await tx.member.findUniqueOrThrow({ where, include: { workspace: true } }),
    policy: await currentPolicy(tx, now),
  }));
  const { workspace } = member;
  const fault = checkNewPassword(password, {
    twoFactorRequired: policy.settings.requirement[member.role].level === "required",
    words: [member.name, member.email, workspace.name, workspace.slug],
  });
  if (fault) return { ok: false, reason: "weak", fault };
  const phc = await hashPassword(password);
  return inWorkspace(workspaceId, async (tx): Promise<ResetPassword> => {
    const { count } = await tx.passwordReset.updateMany({
      where: { id: linked.id, memberId, spentAt: null, expiresAt: { gt: now } },
      data: { spentAt: now },
    });
    if (count !== 1) return { ok: false, reason: "gone" };
    await tx.member.update({
      where,
      data: { passwordHash: sealPasswordHash(workspaceId, memberId, phc), passwordChangedAt: now },
    });
    if (member.unlockedBy === "password") {
      await tx.member.updateMany({
        where: { id: memberId, unlockedBy: "password" },
        data: { lockedAt: null, unlockedBy: null },
      });
      await record(tx, bySystem(caller), "member.unlocked", { subject: memberId });
    }
    await tx.passwordReset.deleteMany({ where: { memberId, spentAt: null } });
    await revokeSessions(tx, memberId, now, "password");
    await queueMail(tx, {
      template: "password-changed",
      to: member.email,
      params: {
        workspace: { name: workspace.name, slug: workspace.slug },
        at: now.toISOString(),
        device: deviceOf(visitor.userAgent),
        how: "reset",
      },
    });
    await record(tx, caller, "password.reset", { subject: memberId });
    return { ok: true, email: member.email };
  });
}
