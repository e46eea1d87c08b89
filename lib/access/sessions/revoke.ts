import type { Tx } from "@/lib/ground/db";
import type { SessionEnding } from "@/lib/rules/sign-in/ended";

/**
 * Ends a member's sessions, all or all but one, at once, and notes why: the holder of each is told at sign-in. Returns how
 * many ended.
 */
export async function revokeSessions(
  tx: Tx,
  memberId: string,
  now: Date,
  ending: SessionEnding,
  except?: string,
): Promise<number> {
  const { count } = await tx.session.updateMany({
    where: { memberId, revokedAt: null, ...(except ? { id: { not: except } } : {}) },
    data: { revokedAt: now, ending },
  });
  return count;
}
