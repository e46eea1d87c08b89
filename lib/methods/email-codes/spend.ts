import type { Tx } from "@/lib/ground/db";
import type { EmailCodePurpose } from "./code";
import { macOfCode } from "./mac";

/** Why a mailed code was refused. Only a wrong one counts against a limit: the others were mailed to this holder. */
export type EmailCodeRefused = {
  ok: false;
  reason: "wrong-email-code" | "email-code-replaced" | "email-code-used" | "email-code-expired";
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
  return count === 1 ? { ok: true } : { ok: false, reason: await whyRefused(tx, holderId, purpose, mac) };
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

/** Finds out what is wrong with a code that could not be spent: it was used, has expired, was replaced, or was never mailed. */
async function whyRefused(
  tx: Tx<string | null>,
  holderId: string,
  purpose: EmailCodePurpose,
  mac: Buffer<ArrayBuffer>,
): Promise<EmailCodeRefused["reason"]> {
  const mailed = await tx.emailCode.findFirst({ where: { holderId, purpose, mac } });
  if (mailed) return mailed.spentAt ? "email-code-used" : "email-code-expired";
  const replaced = await tx.emailCode.count({ where: { holderId, purpose, replaced: { has: mac } } });
  return replaced > 0 ? "email-code-replaced" : "wrong-email-code";
}
