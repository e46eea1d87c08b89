import { randomBytes, randomUUID } from "node:crypto";
import { memberPlace, openOwn, seal } from "@/lib/ground/crypto/seal";
import type { Tx } from "@/lib/ground/db";
import { hashCode } from "@/lib/methods/passwords/hash";
import { makeRecoveryCode, showRecoveryCode } from "./code";

/**
 * Codes with their hashes, made before the transaction that stores them, because hashing ten takes about a quarter of a
 * second.
 */
export type PreparedCodes = { salt: Buffer<ArrayBuffer>; codes: { code: string; hash: Buffer }[] };

/** The member of a set, whose codes open for that member only. */
export type CodeOwner = { workspaceId: string; memberId: string };

const codePlace = (owner: CodeOwner, column: "hash" | "code", id: string) =>
  memberPlace({ ...owner, id }, "recovery_code", column);

/** Seals what is stored of a code to its row and member. */
export const sealCode = (owner: CodeOwner, id: string, { code, hash }: { code: string; hash: Buffer }) => ({
  hash: seal(codePlace(owner, "hash", id), hash),
  code: seal(codePlace(owner, "code", id), code),
});

/** Opens the hash of a code. Null if it was not sealed for this member's row. */
export const openCodeHash = (owner: CodeOwner, { id, hash }: { id: string; hash: Uint8Array }) =>
  openOwn(codePlace(owner, "hash", id), hash);

/** Opens the readable copies of codes, as they are shown: of those that have one. */
export const showCodes = (owner: CodeOwner, rows: { id: string; code: Uint8Array | null }[]): string[] =>
  rows.flatMap(({ id, code }) => {
    const opened = code && openOwn(codePlace(owner, "code", id), code);
    return opened ? [showRecoveryCode(opened.toString())] : [];
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

/**
 * Stores a set that is not in force yet, in place of an earlier unsaved one. It replaces the set in force when it is saved. Returns
 * its id.
 */
export async function storeRecoveryCodes(
  tx: Tx,
  memberId: string,
  prepared: PreparedCodes,
  now: Date,
): Promise<string> {
  const { workspaceId } = tx;
  const setId = randomUUID();
  await replaceUnsaved(tx, memberId, now);
  await tx.recoveryCodeSet.create({ data: { workspaceId, id: setId, memberId, salt: prepared.salt, createdAt: now } });
  await tx.recoveryCode.createMany({
    data: prepared.codes.map((made, i) => {
      const id = randomUUID();
      return {
        workspaceId,
        id,
        setId,
        position: i + 1,
        ...sealCode({ workspaceId, memberId }, id, made),
      };
    }),
  });
  return setId;
}

/** How many replaced sets of a member are remembered. */
const remembered = 8;

/** Ends unsaved sets: their codes are deleted, and the sets are remembered as replaced, a few at most. */
async function replaceUnsaved(tx: Tx, memberId: string, now: Date): Promise<void> {
  const unsaved = { memberId, savedAt: null, replacedAt: null };
  await tx.recoveryCode.deleteMany({ where: { set: { is: unsaved } } });
  await tx.recoveryCodeSet.updateMany({ where: unsaved, data: { replacedAt: now } });
  const old = await tx.recoveryCodeSet.findMany({
    where: { memberId, replacedAt: { not: null } },
    orderBy: { createdAt: "desc" },
    skip: remembered,
    select: { id: true },
  });
  if (old.length > 0) await tx.recoveryCodeSet.deleteMany({ where: { id: { in: old.map(({ id }) => id) } } });
}
