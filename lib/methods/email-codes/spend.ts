import type { Tx } from "@/lib/ground/db";
import type { EmailCodePurpose } from "./code";
import { macOfCode } from "./mac";

/**
 * Why a mailed code does not work. `wrong`: it was never mailed to this holder for this purpose, and only that counts. `replaced`: a newer
 * one was mailed. `used`, `expired`: it is the newest one. `none-mailed`: nothing was mailed that could be checked.
 */
export type EmailCodeRefused = {
  ok: false;
  reason: "wrong-email-code" | "email-code-replaced" | "email-code-used" | "email-code-expired" | "none-mailed";
};

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
): Promise<{ ok: true } | EmailCodeRefused> {
  const mac = macOfCode(holderId, purpose, code);
  const { count } = await tx.emailCode.updateMany({
    where: { holderId, purpose, mac, spentAt: null, expiresAt: { gt: now } },
    data: { spentAt: now },
  });
  if (count === 1) return { ok: true };
  const mailed = await tx.emailCode.findFirst({ where: { holderId, purpose } });
  if (!mailed) return { ok: false, reason: "none-mailed" };
  if (mac.equals(mailed.mac)) return { ok: false, reason: mailed.spentAt ? "email-code-used" : "email-code-expired" };
  const replaced = mailed.replaced.some((before) => mac.equals(before));
  return { ok: false, reason: replaced ? "email-code-replaced" : "wrong-email-code" };
}

/** Tells whether a code would be accepted, and leaves it unused. */
export async function isLiveEmailCode(
  tx: Tx<string | null>,
  holderId: string,
  purpose: EmailCodePurpose,
  code: string,
  now: Date,
): Promise<boolean> {
  const mac = macOfCode(holderId, purpose, code);
  return (await tx.emailCode.count({ where: { holderId, purpose, mac, spentAt: null, expiresAt: { gt: now } } })) > 0;
}
