import { randomBytes, timingSafeEqual } from "node:crypto";
import { open, type Place, seal } from "@/lib/ground/crypto/seal";
import { hashCode } from "@/lib/methods/passwords/hash";
import { makeResetCode, showResetCode } from "@/lib/use-cases/resets/code";

const place = (workspaceId: string, resetId: string): Place => ({
  workspaceId,
  table: "reset",
  column: "code_hash",
  id: resetId,
});

/** A code that is shown once, and what is stored of it. */
export type PreparedResetCode = { shown: string; codeSalt: Buffer<ArrayBuffer>; codeHash: Buffer<ArrayBuffer> };

/**
 * Makes the code of a reset. Stored is argon2id with a salt of its own, sealed to the reset. Hashing takes about 22 ms: prepare it
 * before the transaction.
 */
export async function prepareResetCode(workspaceId: string, resetId: string): Promise<PreparedResetCode> {
  const code = makeResetCode();
  const codeSalt = randomBytes(16);
  const codeHash = seal(place(workspaceId, resetId), await hashCode(code, codeSalt));
  return { shown: showResetCode(code), codeSalt, codeHash };
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
