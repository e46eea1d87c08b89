import { demandFresh, isFresh, wasFresh } from "@/lib/access/sessions/freshness";
import type { FullStanding } from "@/lib/access/sessions/judge";
import { noticeOf } from "@/lib/access/sessions/notice";
import { inWorkspace, type Tx } from "@/lib/ground/db";
import { within } from "@/lib/ground/durations";
import { record } from "@/lib/records/audit/record";
import { queueMail } from "@/lib/records/mail/queue";
import { freshness } from "@/lib/rules/sign-in/lifetimes";
import { showCodes } from "./issue";

export type CodesInForce = { codes: string[]; savedAt: Date };

async function readKept(tx: Tx, memberId: string): Promise<CodesInForce | null> {
  const set = await tx.recoveryCodeSet.findFirst({
    where: { memberId, savedAt: { not: null }, suspendedAt: null },
    orderBy: { savedAt: "desc" },
    include: { codes: { where: { usedAt: null }, orderBy: { position: "asc" } } },
  });
  const codes = showCodes({ workspaceId: tx.workspaceId, memberId }, set?.codes ?? []);
  return set?.savedAt && codes.length > 0 ? { codes, savedAt: set.savedAt } : null;
}

/**
 * Stores that a member looks at the unused codes in force again (R5). From then on this session may read them while its
 * proof is fresh. The member is told by mail, in the same transaction. Returns false if the policy shows codes once, or the
 * codes were made while it did: then only a new set can be shown.
 */
export async function viewRecoveryCodes(standing: FullStanding): Promise<boolean> {
  demandFresh(standing);
  const { workspace, member, policy } = standing;
  if (policy.settings.recoveryCodes.shown !== "again") return false;
  return inWorkspace(workspace.id, async (tx) => {
    if (!(await readKept(tx, member.id))) return false;
    await queueMail(tx, {
      template: "recovery-codes-viewed",
      to: member.email,
      params: noticeOf(standing),
    });
    await record(tx, standing, "recovery_codes.viewed", { subject: member.id });
    return true;
  });
}

/** Reads the codes whose viewing was just recorded, for a session that was fresh then. Returns null otherwise. */
export async function readViewedCodes(standing: FullStanding): Promise<CodesInForce | null> {
  const { workspace, member, policy, now } = standing;
  if (policy.settings.recoveryCodes.shown !== "again" || !isFresh(standing)) return null;
  return inWorkspace(workspace.id, async (tx) => {
    const viewed = await tx.auditEvent.findFirst({
      where: { actorId: member.id, action: "recovery_codes.viewed" },
      orderBy: { sequence: "desc" },
    });
    if (!viewed || !within(viewed.at, freshness, now) || !wasFresh(standing, viewed.at)) return null;
    return readKept(tx, member.id);
  });
}
