import { randomUUID, timingSafeEqual } from "node:crypto";
import { inWorkspace, type Tx } from "@/lib/ground/db";
import { hashCode } from "@/lib/methods/passwords/hash";
import { makeRecoveryCode } from "./code";
import { openCodeHash, sealCode } from "./issue";

/** An unused code that matches a typed one, with its replacement if the policy keeps the number full (R2). */
export type FoundCode = {
  ok: true;
  id: string;
  memberId: string;
  setId: string;
  position: number;
  next: { code: string; hash: Buffer } | null;
};

/**
 * Why a recovery code does not work. `wrong`: it is none of the set in force, and only that counts. `used`: it signed in before.
 * `unsaved`: its set was shown and never confirmed as saved. `no-recovery-codes`: no set is in force that it could be checked against.
 */
export type RecoveryRefused = {
  ok: false;
  reason: "wrong-recovery-code" | "used-recovery-code" | "unsaved-recovery-code" | "no-recovery-codes";
};

const refuse = (reason: RecoveryRefused["reason"]): RecoveryRefused => ({ ok: false, reason });

/**
 * Finds the unused code of the set in force that matches a typed one. It costs one hash for a set of any size. Spends
 * nothing. If `used` is "replace", the replacement is made here, before any transaction.
 */
export async function findRecoveryCode(
  workspaceId: string,
  memberId: string,
  code: string,
  used: "burn" | "replace" = "burn",
): Promise<FoundCode | RecoveryRefused> {
  const sets = await inWorkspace(workspaceId, (tx) =>
    tx.recoveryCodeSet.findMany({
      where: { memberId, suspendedAt: null },
      orderBy: { createdAt: "desc" },
      include: { codes: true },
    }),
  );
  const saved = sets.filter(({ savedAt }) => savedAt !== null);
  const set = saved.sort((a, b) => Number(b.savedAt) - Number(a.savedAt))[0];
  const unsaved = sets.find(({ savedAt }) => savedAt === null);
  const matching = async ({ salt, codes }: (typeof sets)[number]) => {
    const hash = await hashCode(code, salt);
    return codes.find((stored) => {
      const own = openCodeHash({ workspaceId, memberId }, stored);
      return own !== null && timingSafeEqual(own, hash);
    });
  };

  const found = set && (await matching(set));
  if (set && found && !found.usedAt) {
    const next = used === "replace" ? makeRecoveryCode() : null;
    return {
      ok: true,
      id: found.id,
      memberId,
      setId: set.id,
      position: found.position,
      next: next ? { code: next, hash: await hashCode(next, set.salt) } : null,
    };
  }
  if (found) return refuse("used-recovery-code");
  if (unsaved && (await matching(unsaved))) return refuse("unsaved-recovery-code");
  return refuse(set ? "wrong-recovery-code" : "no-recovery-codes");
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
