import { SessionChanged } from "@/lib/access/sessions/advance";
import { noticeOf } from "@/lib/access/sessions/notice";
import type { Standing } from "@/lib/access/sessions/standing";
import type { Tx } from "@/lib/ground/db";
import { namedBy } from "@/lib/methods/passkeys/providers";
import { record } from "@/lib/records/audit/record";
import { queueMail } from "@/lib/records/mail/queue";
import { lockMembers } from "@/lib/records/member-rows/lock-members";
import { endResets } from "@/lib/records/resets/end";
import { whereState } from "@/lib/records/resets/where-open";

/**
 * Finishes the reset a member came in by, once the new methods are confirmed and saved: the suspended credentials and recovery
 * codes are destroyed, the reset is used, the member is told.
 */
export async function finishReset(tx: Tx, standing: Standing): Promise<void> {
  const { member, session, now } = standing;
  if (!session.resetId) throw new Error("no reset was opened in this session");
  await lockMembers(tx, member.id);
  const opened = { id: session.resetId, memberId: member.id, ...whereState("opened", now) };
  const count = await endResets(tx, opened, "used", now);
  // An admin or the member ended the reset a moment ago, and this session with it.
  if (count !== 1) throw new SessionChanged();
  await tx.credential.deleteMany({ where: { memberId: member.id, suspendedAt: { not: null } } });
  await tx.recoveryCodeSet.deleteMany({ where: { memberId: member.id, suspendedAt: { not: null } } });
  await tx.member.updateMany({ where: { id: member.id }, data: { suspendedAt: null, preferredCredentialId: null } });
  const added = await tx.credential.findFirst({
    where: { memberId: member.id, confirmedAt: { not: null } },
    orderBy: { confirmedAt: "desc" },
  });
  if (added) {
    await queueMail(tx, {
      template: "reset-finished",
      to: member.email,
      params: { ...noticeOf(standing), method: namedBy(added) },
    });
  }
  await record(tx, standing, "reset.used", { subject: member.id, data: { reset: session.resetId } });
}
