import { randomBytes, randomUUID } from "node:crypto";
import { type Place, seal } from "@/lib/ground/crypto/seal";
import type { Tx } from "@/lib/ground/db";
import { hashCode } from "@/lib/methods/passwords/hash";
import { makeRecoveryCode } from "./code";

/**
 * Codes with their hashes, made before the transaction that stores them, because hashing ten takes about a quarter of a
 * second.
 */
export type PreparedCodes = { salt: Buffer<ArrayBuffer>; codes: { code: string; hash: Buffer }[] };

export const codePlace = (workspaceId: string, column: "hash" | "code", id: string): Place => ({
  workspaceId,
  table: "recovery_code",
  column,
  id,
});

/** Makes a set of recovery codes: argon2id with one random salt, so that a try costs one hash for the whole set. */
export async function prepareRecoveryCodes(count: number): Promise<PreparedCodes> {
  const salt = randomBytes(16);
  const codes = new Set<string>();
  while (codes.size < count) codes.add(makeRecoveryCode());
  return {
    salt,
    codes: await Promise.all([...codes].map(async (code) => ({ code, hash: await hashCode(code, salt) }))),
  };
}

/** Stores a set that is not in force yet, in place of an earlier unsaved one. It replaces the set in force when it is saved. */
export async function storeRecoveryCodes(tx: Tx, memberId: string, prepared: PreparedCodes, now: Date): Promise<void> {
  const { workspaceId } = tx;
  const setId = randomUUID();
  await tx.recoveryCodeSet.deleteMany({ where: { memberId, savedAt: null } });
  await tx.recoveryCodeSet.create({ data: { workspaceId, id: setId, memberId, salt: prepared.salt, createdAt: now } });
  await tx.recoveryCode.createMany({
    data: prepared.codes.map(({ code, hash }, i) => {
      const id = randomUUID();
      return {
        workspaceId,
        id,
        setId,
        position: i + 1,
        hash: seal(codePlace(workspaceId, "hash", id), hash),
        code: seal(codePlace(workspaceId, "code", id), code),
      };
    }),
  });
}
