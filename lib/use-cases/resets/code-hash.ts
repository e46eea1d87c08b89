import { randomBytes, randomUUID, timingSafeEqual } from "node:crypto";
import { memberPlace, type OwnedRow, openOwn, seal } from "@/lib/ground/crypto/seal";
import { hashCode } from "@/lib/methods/passwords/hash";
import { formatResetCode, makeResetCode } from "@/lib/use-cases/resets/code";

const place = (row: OwnedRow) => memberPlace(row, "reset", "code_hash");

/** The id of a future reset, its code, which is shown once, and the hash of the code with its salt. */
export type PreparedResetCode = { id: string; shown: string; salt: Buffer<ArrayBuffer>; hash: Buffer };

/**
 * Makes the code of a reset. Only its argon2id hash is stored, with a salt of its own. Hashing takes about 22 ms: prepare it before
 * the transaction.
 */
export async function prepareResetCode(id: string = randomUUID()): Promise<PreparedResetCode> {
  const code = makeResetCode();
  const salt = randomBytes(16);
  return { id, shown: formatResetCode(code), salt, hash: await hashCode(code, salt) };
}

/** Returns what is stored of a code: the salt, and the hash sealed to the reset and its member. */
export const storedCode = (workspaceId: string, memberId: string, { id, salt, hash }: PreparedResetCode) => ({
  codeSalt: salt,
  codeHash: seal(place({ workspaceId, memberId, id }), hash),
});

/** Tells whether a code is the one stored for a reset; costs the same if none is stored. */
export async function matchesReset(
  reset: (OwnedRow & { codeSalt: Uint8Array | null; codeHash: Uint8Array | null }) | null,
  code: string,
): Promise<boolean> {
  const hash = await hashCode(code, reset?.codeSalt ?? Buffer.alloc(16));
  const own = reset?.codeHash && openOwn(place(reset), reset.codeHash);
  return own ? timingSafeEqual(own, hash) : false;
}
