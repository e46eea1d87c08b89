import type { FullStanding } from "@/lib/access/sessions/judge";
import type { Tx } from "@/lib/ground/db";
import { type OtherCode, readCodeOf } from "@/lib/ground/typed-code";
import { recoveryBudgets } from "@/lib/methods/recovery-codes/budgets";
import { findRecoveryCode, type RecoveryRefused, spendRecoveryCode } from "@/lib/methods/recovery-codes/redeem";
import { tellCodeUsed } from "@/lib/methods/recovery-codes/tell-used";
import { attempt, type MustWait } from "@/lib/records/limits/reserve";

export type SecondCodeRefused = { ok: false; reason: "code-missing" } | OtherCode | RecoveryRefused;
export type SecondCode = { ok: true } | SecondCodeRefused;

/**
 * Lets a use-case spend one more recovery code within its own transaction. The try is counted against the recovery budget before
 * the code is checked. An empty code costs nothing, and is rejected only where the use-case requires one.
 */
export async function spendSecondCode<T extends { ok: boolean }>(
  standing: FullStanding,
  typed: string,
  work: (second: (tx: Tx) => Promise<SecondCode>) => Promise<T>,
): Promise<T | MustWait> {
  const { workspace, member, policy, now } = standing;
  const read = readCodeOf("recovery", typed);
  if (!read.ok) return work(async () => (typed.trim() ? read : { ok: false, reason: "code-missing" }));
  let wrong = false;
  const check = async () => {
    const found = await findRecoveryCode(workspace.id, member.id, read.code, policy.settings.recoveryCodes.used);
    return work(async (tx) => {
      wrong = !found.ok && found.reason === "wrong-recovery-code";
      if (!found.ok) return found;
      if (!(await spendRecoveryCode(tx, found, now))) return { ok: false, reason: "used-recovery-code" };
      await tellCodeUsed(tx, standing);
      return { ok: true };
    });
  };
  return attempt(recoveryBudgets(standing), now, check, ({ ok }) => (ok ? "right" : wrong ? "counts" : "unknown"));
}
