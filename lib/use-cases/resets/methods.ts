import type { Tx } from "@/lib/ground/db";

/** Deletes what a suspended member enrolled since, and every set-up not yet confirmed. The old methods stay as they are. */
export async function discardUnfinished(tx: Tx, memberId: string): Promise<void> {
  await tx.credential.deleteMany({ where: { memberId, suspendedAt: null } });
  await tx.recoveryCodeSet.deleteMany({ where: { memberId, suspendedAt: null } });
}

/**
 * Switches a member's methods and recovery codes off. If an earlier reset has done so already, what was enrolled under it and
 * never finished is deleted: only the methods from before the first reset can come back.
 */
export async function suspendMethods(
  tx: Tx,
  member: { id: string; suspendedAt: Date | null },
  now: Date,
): Promise<void> {
  const memberId = member.id;
  if (member.suspendedAt) return discardUnfinished(tx, memberId);
  await tx.credential.deleteMany({ where: { memberId, confirmedAt: null } });
  await tx.recoveryCodeSet.deleteMany({ where: { memberId, savedAt: null } });
  await tx.credential.updateMany({ where: { memberId }, data: { suspendedAt: now } });
  await tx.recoveryCodeSet.updateMany({ where: { memberId }, data: { suspendedAt: now } });
  await tx.member.updateMany({ where: { id: memberId }, data: { suspendedAt: now } });
}

/**
 * Switches the old methods on again, except distrusted keys. What was enrolled under the reset is deleted. Returns false if none
 * were off.
 */
export async function restoreMethods(tx: Tx, memberId: string): Promise<boolean> {
  const { count } = await tx.member.updateMany({
    where: { id: memberId, suspendedAt: { not: null } },
    data: { suspendedAt: null },
  });
  if (count !== 1) return false;
  await discardUnfinished(tx, memberId);
  await tx.credential.updateMany({ where: { memberId, distrustedAt: null }, data: { suspendedAt: null } });
  await tx.recoveryCodeSet.updateMany({ where: { memberId }, data: { suspendedAt: null } });
  return true;
}
