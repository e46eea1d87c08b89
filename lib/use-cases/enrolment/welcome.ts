import { noticeOf } from "@/lib/access/sessions/notice";
import type { Standing } from "@/lib/access/sessions/standing";
import type { Tx } from "@/lib/ground/db";
import { record } from "@/lib/records/audit/record";
import { queueMail } from "@/lib/records/mail/queue";

type Confirmed = { id: string; kind: "totp" | "passkey" | "email"; name: string; replacesId: string | null };

/**
 * Announces a method just confirmed, by mail and audit event in its transaction. If it was set up to replace another method, that
 * one stops working here and not before (“replace your phone”).
 */
export async function welcomeMethod(tx: Tx, standing: Standing, added: Confirmed) {
  const { member } = standing;
  const { id, kind, name, replacesId } = added;
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
  await queueMail(tx, { template: "factor-added", to: member.email, params: { ...notice, method: kind, name } });
  const subject = member.id;
  if (old) {
    const left = await tx.credential.count({ where: { ...mine, id: undefined } });
    const params = { ...notice, method: old.kind, name: old.name, left };
    await queueMail(tx, { template: "factor-removed", to: member.email, params });
  }
  await record(tx, standing, "credential.added", { subject, data: { method: kind, credential: id } });
  if (old) {
    const data = { method: old.kind, credential: old.id, replacedBy: id };
    await record(tx, standing, "credential.removed", { subject, data });
  }
}
