import type { FullStanding } from "@/lib/access/sessions/judge";
import type { Tx } from "@/lib/ground/db";
import { recoveryBudgets } from "@/lib/methods/recovery-codes/budgets";
import { readRecoveryCode } from "@/lib/methods/recovery-codes/code";
import { findRecoveryCode, spendRecoveryCode } from "@/lib/methods/recovery-codes/redeem";
import { tellCodeUsed } from "@/lib/methods/recovery-codes/tell-used";
import { attempt, type MustWait } from "@/lib/records/limits/reserve";

export type SecondCode = { ok: true } | { ok: false; reason: "code-missing" | "wrong-recovery-code" };

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
  const code = readRecoveryCode(typed);
  if (!code) return work(async () => ({ ok: false, reason: typed.trim() ? "wrong-recovery-code" : "code-missing" }));
  let wrong = false;
  const check = async () => {
    const found = await findRecoveryCode(workspace.id, member.id, code, policy.settings.recoveryCodes.used);
    return work(async (tx) => {
      const spent = found !== null && (await spendRecoveryCode(tx, found, now));
      wrong = !spent;
      if (!spent) return { ok: false, reason: "wrong-recovery-code" };
      await tellCodeUsed(tx, standing);
      return { ok: true };
    });
  };
  return attempt(recoveryBudgets(standing), now, check, ({ ok }) => (ok ? "right" : wrong ? "counts" : "unknown"));
}
