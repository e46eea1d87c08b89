import { revokeSessions } from "@/lib/access/sessions/revoke";
import type { Tx } from "@/lib/ground/db";
import type { SessionEnding } from "@/lib/rules/sign-in/ended";

/** What unlocks an account: an admin who reaches its member, or a new password by a mailed link. */
export type Unlocks = "admin" | "password";

/**
 * Locks an account in this transaction: sessions and what applications hold end, and live links to a new password are void. Methods
 * stay. Returns how many sessions ended, or null if it was locked as firmly before.
 */
export async function putLock(
  tx: Tx,
  memberId: string,
  unlocks: Unlocks,
  ending: SessionEnding,
  now: Date,
): Promise<number | null> {
  const looser = unlocks === "admin" ? { OR: [{ lockedAt: null }, { unlockedBy: "password" }] } : { lockedAt: null };
  const { count } = await tx.member.updateMany({
    where: { id: memberId, ...looser },
    data: { lockedAt: now, unlockedBy: unlocks },
  });
  if (count !== 1) return null;
  await tx.passwordReset.updateMany({ where: { memberId, spentAt: null }, data: { spentAt: now } });
  return revokeSessions(tx, memberId, now, ending);
}
