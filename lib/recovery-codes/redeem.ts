import { timingSafeEqual } from "node:crypto";
import { open } from "@/lib/crypto/seal";
import { inWorkspace, type Tx } from "@/lib/db";
import { hashCode } from "@/lib/passwords/hash";
import { codePlace } from "./issue";

/** An unused code that a typed one was found to be. */
export type FoundCode = { id: string; setId: string };

/** Finds which unused code of the set in force a typed one is; one hash, whatever the set's size. Spends nothing. */
export async function findRecoveryCode(workspaceId: string, memberId: string, code: string): Promise<FoundCode | null> {
  const set = await inWorkspace(workspaceId, (tx) =>
    tx.recoveryCodeSet.findFirst({
      where: { memberId, savedAt: { not: null }, suspendedAt: null },
      orderBy: { savedAt: "desc" },
      include: { codes: { where: { usedAt: null } } },
    }),
  );
  if (!set) return null;
  const hash = await hashCode(code, set.salt);
  const found = set.codes.find(({ id, hash: sealed }) =>
    timingSafeEqual(open(codePlace(workspaceId, "hash", id), sealed), hash),
  );
  return found ? { id: found.id, setId: set.id } : null;
}

/** Spends a found code in the transaction of its effect. Of two requests with one code, one wins. */
export async function spendRecoveryCode(tx: Tx, found: FoundCode, now: Date): Promise<boolean> {
  const { count } = await tx.recoveryCode.updateMany({
    where: { id: found.id, usedAt: null, set: { is: { suspendedAt: null, savedAt: { not: null } } } },
    data: { usedAt: now, code: null },
  });
  return count === 1;
}
