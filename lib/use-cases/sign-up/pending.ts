import { hashToken } from "@/lib/ground/crypto/token";
import type { Tx } from "@/lib/ground/db";
import { minutes } from "@/lib/ground/durations";

/** How long an unconfirmed sign-up waits for its address to be confirmed. */
export const pendingTime = minutes(60);

/** Finds the live pending sign-up of a browser's token, in its workspace or outside any. */
export async function findPending(tx: Tx<string | null>, token: string, now: Date) {
  return tx.pendingSignUp.findFirst({
    where: {
      tokenHash: hashToken("sign-up", token),
      workspaceId: tx.workspaceId,
      spentAt: null,
      expiresAt: { gt: now },
    },
  });
}

/** Spends a pending sign-up in the transaction of its effect. */
export async function spendPending(tx: Tx<string | null>, id: string, now: Date): Promise<boolean> {
  const { count } = await tx.pendingSignUp.updateMany({ where: { id, spentAt: null }, data: { spentAt: now } });
  return count === 1;
}
