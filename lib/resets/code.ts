import { randomBytes, timingSafeEqual } from "node:crypto";
import { inGroups, randomCrockford, readCrockford } from "@/lib/crypto/crockford";
import { open, type Place, seal } from "@/lib/crypto/seal";
import { hours } from "@/lib/durations";
import { hashCode } from "@/lib/passwords/hash";

const length = 20;

/** How long a reset code can be used. */
export const resetCodeTime = hours(24);

const place = (workspaceId: string, resetId: string): Place => ({
  workspaceId,
  table: "reset",
  column: "code_hash",
  id: resetId,
});

/** A code that is shown once, and what is stored of it. */
export type PreparedResetCode = { shown: string; codeSalt: Buffer<ArrayBuffer>; codeHash: Buffer<ArrayBuffer> };

/**
 * Makes the code of a reset: 20 Crockford base32 characters, 100 random bits, longer than a recovery code so that neither can be
 * taken for the other. Stored is argon2id with a salt of its own, sealed to the reset. Hashing takes about 22 ms: prepare it
 * before the transaction.
 */
export async function prepareResetCode(workspaceId: string, resetId: string): Promise<PreparedResetCode> {
  const code = randomCrockford(length);
  const codeSalt = randomBytes(16);
  const codeHash = seal(place(workspaceId, resetId), await hashCode(code, codeSalt));
  return { shown: inGroups(code, 4), codeSalt, codeHash };
}

/** Reads what was typed or pasted as a reset code: any case, dashes and spaces as you like; null where it has another shape. */
export function readResetCode(typed: string): string | null {
  const code = readCrockford(typed);
  return code?.length === length ? code : null;
}

/** Tells whether a code is the one stored for a reset; costs the same where none is stored. */
export async function matchesReset(
  workspaceId: string,
  reset: { id: string; codeSalt: Uint8Array | null; codeHash: Uint8Array | null } | null,
  code: string,
): Promise<boolean> {
  const hash = await hashCode(code, reset?.codeSalt ?? Buffer.alloc(16));
  if (!reset?.codeHash) return false;
  return timingSafeEqual(open(place(workspaceId, reset.id), reset.codeHash), hash);
}
