import { type Advanced, advance } from "@/lib/access/sessions/advance";
import { inSession } from "@/lib/access/sessions/in-session";
import { noticeOf } from "@/lib/access/sessions/notice";
import type { Standing } from "@/lib/access/sessions/standing";
import { findUnsaved, type SetOver } from "@/lib/methods/recovery-codes/read-unsaved";
import { record } from "@/lib/records/audit/record";
import { queueMail } from "@/lib/records/mail/queue";
import { finishReset } from "@/lib/use-cases/resets/finish";

export type SaveCodes = ({ ok: true } & Advanced) | { ok: false; reason: "changed" } | SetOver;

/**
 * Puts the unsaved set in force once the member says it is saved. In the same transaction the earlier set stops working, and a
 * reset that led here is finished. The sealed copies are deleted, unless the policy shows codes again.
 */
export async function saveRecoveryCodes(standing: Standing, setId: string): Promise<SaveCodes> {
  const { workspace, member, policy, now } = standing;
  return inSession(workspace.id, async (tx): Promise<SaveCodes> => {
    const found = await findUnsaved(tx, standing, setId);
    if (found.over) return found.over;
    const { count } = await tx.recoveryCodeSet.updateMany({
      where: { id: setId, memberId: member.id, savedAt: null, replacedAt: null, suspendedAt: null },
      data: { savedAt: now },
    });
    // Another request saved it, or made a newer set, since it was read.
    if (count !== 1) return (await findUnsaved(tx, standing, setId)).over ?? { ok: false, reason: "set-unknown" };
    const { count: replaced } = await tx.recoveryCodeSet.deleteMany({
      where: { memberId: member.id, id: { not: setId }, savedAt: { not: null }, suspendedAt: null },
    });
    if (policy.settings.recoveryCodes.shown === "once") {
      await tx.recoveryCode.updateMany({ where: { setId }, data: { code: null } });
    }
    if (member.suspendedAt) await finishReset(tx, standing);
    const advanced = await advance(tx, standing, member.id, standing.session, { kind: "codes-saved" });
    if (replaced > 0) {
      await queueMail(tx, {
        template: "recovery-codes-regenerated",
        to: member.email,
        params: noticeOf(standing),
      });
    }
    await record(tx, standing, "recovery_codes.issued", { subject: member.id, data: { replaced: replaced > 0 } });
    return { ok: true, ...advanced };
  });
}
