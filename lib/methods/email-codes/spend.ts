import type { Tx } from "@/lib/ground/db";
import type { EmailCodePurpose } from "./code";
import { macOfCode } from "./mac";

/**
 * Spends a mailed code, in the transaction of its effect: at most once, by its own holder and purpose, before it expires.
 * Comparing HMACs in the database tells nobody anything by its timing.
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
