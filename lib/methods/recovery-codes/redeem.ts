import { randomUUID, timingSafeEqual } from "node:crypto";
import { inWorkspace, type Tx } from "@/lib/ground/db";
import { hashCode } from "@/lib/methods/passwords/hash";
import { makeRecoveryCode } from "./code";
import { openCodeHash, sealCode } from "./issue";

/** An unused code that matches a typed one, with its replacement if the policy keeps the number full (R2). */
export type FoundCode = {
  id: string;
  memberId: string;
  setId: string;
  position: number;
  next: { code: string; hash: Buffer } | null;
};

/**
 * Finds the unused code of the set in force that matches a typed one. It costs one hash for a set of any size. Spends
 * nothing. If `used` is "replace", the replacement is made here, before any transaction.
 */
export async function findRecoveryCode(
  workspaceId: string,
  memberId: string,
  code: string,
  used: "burn" | "replace" = "burn",
): Promise<FoundCode | null> {
  const set = await inWorkspace(workspaceId, (tx) =>
    tx.recoveryCodeSet.findFirst({
      where: { memberId, savedAt: { not: null }, suspendedAt: null },
      orderBy: { savedAt: "desc" },
      include: { codes: { where: { usedAt: null } } },
    }),
  );
  if (!set) return null;
  const hash = await hashCode(code, set.salt);
  const found = set.codes.find((stored) => {
    const own = openCodeHash({ workspaceId, memberId }, stored);
    return own !== null && timingSafeEqual(own, hash);
  });
  if (!found) return null;
  const next = used === "replace" ? makeRecoveryCode() : null;
  return {
    id: found.id,
    memberId,
    setId: set.id,
    position: found.position,
    next: next ? { code: next, hash: await hashCode(next, set.salt) } : null,
  };
}

/**
 * Spends a found code in the transaction of its effect. Of two requests with one code, one wins. The replacement is in
 * force at once and stays readable until its owner says it is saved.
 */
export async function spendRecoveryCode(tx: Tx, found: FoundCode, now: Date): Promise<boolean> {
  const { count } = await tx.recoveryCode.updateMany({
    where: { id: found.id, usedAt: null, set: { is: { suspendedAt: null, savedAt: { not: null } } } },
    data: { usedAt: now, code: null, unseenSince: null },
  });
  if (count !== 1) return false;
  if (found.next) {
    const { workspaceId } = tx;
    const id = randomUUID();
    await tx.recoveryCode.create({
      data: {
        workspaceId,
        id,
        setId: found.setId,
        position: found.position,
        ...sealCode({ workspaceId, memberId: found.memberId }, id, found.next),
        unseenSince: now,
      },
    });
  }
  return true;
}
