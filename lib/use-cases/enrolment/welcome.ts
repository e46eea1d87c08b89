import { noticeOf } from "@/lib/access/sessions/notice";
import type { Standing } from "@/lib/access/sessions/standing";
import type { Tx } from "@/lib/ground/db";
import { namedBy } from "@/lib/methods/passkeys/providers";
import { record } from "@/lib/records/audit/record";
import { queueMail } from "@/lib/records/mail/queue";

type Confirmed = Parameters<typeof namedBy>[0] & { id: string; replacesId: string | null };

/**
 * Announces a method just confirmed, by mail and audit event in its transaction. If it was set up to replace another method, that
 * one stops working here and not before (“replace your phone”).
 */
export async function welcomeMethod(tx: Tx, standing: Standing, added: Confirmed) {
  const { member } = standing;
  const { id, kind, replacesId } = added;
  const notice = noticeOf(standing);
  const mine = {
    id: replacesId ?? "",
    memberId: member.id,
    confirmedAt: { not: null },
    OR: [{ suspendedAt: null }, { distrustedAt: { not: null } }],
  };
  const old = replacesId ? await tx.credential.findFirst({ where: mine }) : null;
  if (old) {
    await tx.credential.deleteMany({ where: mine });
    await tx.member.updateMany({
      where: { id: member.id, preferredCredentialId: old.id },
      data: { preferredCredentialId: id },
    });
  }
  await queueMail(tx, { template: "factor-added", to: member.email, params: { ...notice, method: namedBy(added) } });
  const subject = member.id;
  if (old) {
    const left = await tx.credential.count({ where: { ...mine, id: undefined } });
    const params = { ...notice, method: namedBy(old), left };
    await queueMail(tx, { template: "factor-removed", to: member.email, params });
  }
  await record(tx, standing, "credential.added", { subject, data: { method: kind, credential: id } });
  if (old) {
    const data = { method: old.kind, credential: old.id, replacedBy: id };
    await record(tx, standing, "credential.removed", { subject, data });
  }
}
