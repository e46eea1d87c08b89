import type { Tx } from "@/lib/ground/db";

/** Ends a member's sessions, all or all but one, at once. Returns how many ended. */
export async function revokeSessions(tx: Tx, memberId: string, now: Date, except?: string): Promise<number> {
  const { count } = await tx.session.updateMany({
    where: { memberId, revokedAt: null, ...(except ? { id: { not: except } } : {}) },
    data: { revokedAt: now },
  });
  return count;
}
