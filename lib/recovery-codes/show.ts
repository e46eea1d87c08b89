import { truncateAddress } from "@/lib/address";
import { record } from "@/lib/audit/record";
import { open } from "@/lib/crypto/seal";
import { inWorkspace } from "@/lib/db";
import { queueMail } from "@/lib/mail/queue";
import { noticeOf } from "@/lib/sessions/notice";
import type { FullStanding } from "@/lib/sessions/require";
import { demandFresh } from "@/lib/sign-in/step-up";
import type { Visitor } from "@/lib/visitor";
import { showRecoveryCode } from "./code";
import { codePlace } from "./issue";

export type ShownCodes =
  | { ok: true; codes: string[]; savedAt: Date }
  /** Made while the policy showed codes once, or none in force: only a new set can be shown. */
  | { ok: false; reason: "not-kept" };

/**
 * Shows the unused codes in force again, where the policy allows it and they were kept for it (R5). The member is told by mail,
 * and the event recorded, in the same transaction.
 */
export async function showRecoveryCodes(standing: FullStanding, visitor: Visitor, now: Date): Promise<ShownCodes> {
  demandFresh(standing, now);
  const { workspace, member, policy } = standing;
  if (policy.settings.recoveryCodes.shown !== "again") return { ok: false, reason: "not-kept" };
  return inWorkspace(workspace.id, async (tx): Promise<ShownCodes> => {
    const set = await tx.recoveryCodeSet.findFirst({
      where: { memberId: member.id, savedAt: { not: null }, suspendedAt: null },
      orderBy: { savedAt: "desc" },
      include: { codes: { where: { usedAt: null }, orderBy: { position: "asc" } } },
    });
    const codes = (set?.codes ?? []).flatMap(({ id, code }) =>
      code ? [showRecoveryCode(open(codePlace(workspace.id, "code", id), code).toString())] : [],
    );
    if (!set?.savedAt || codes.length === 0) return { ok: false, reason: "not-kept" };
    await queueMail(tx, {
      template: "recovery-codes-viewed",
      to: member.email,
      params: noticeOf(standing, visitor, now),
    });
    await record(tx, {
      at: now,
      action: "recovery_codes.viewed",
      actor: { kind: "member", id: member.id, role: member.role },
      subject: member.id,
      address: truncateAddress(visitor.address),
    });
    return { ok: true, codes, savedAt: set.savedAt };
  });
}
