import type { Tx } from "@/lib/ground/db";
import type { EmailCodePurpose } from "./code";
import { macOfCode } from "./mac";

/**
 * Spends a mailed code, in the transaction of its effect: at most once, by its own holder and purpose, before it expires.
 * The database compares HMACs, so the timing of the comparison reveals nothing.
 */
export async function spendEmailCode(
  tx: Tx<string | null>,
  holderId: string,
  purpose: EmailCodePurpose,
  code: string,
  now: Date,
): Promise<boolean> {
  const { count } = await tx.emailCode.updateMany({
    where: { holderId, purpose, mac: macOfCode(holderId, purpose, code), spentAt: null, expiresAt: { gt: now } },
    data: { spentAt: now },
  });
  return count === 1;
}
