import { advance } from "@/lib/access/sessions/advance";
import { inSession } from "@/lib/access/sessions/in-session";
import type { Standing } from "@/lib/access/sessions/standing";
import { recoveryBudgets } from "@/lib/methods/recovery-codes/budgets";
import { findRecoveryCode, spendRecoveryCode } from "@/lib/methods/recovery-codes/redeem";
import { tellCodeUsed } from "@/lib/methods/recovery-codes/tell-used";
import { attempt } from "@/lib/records/limits/reserve";
import { type Answer, challengeBudget, failChallenge, judgeAnswer } from "./fail-challenge";

/** Signs in with a recovery code. Each works once, is told by mail, and is counted against the recovery budget. */
export async function redeemRecoveryCode(standing: Standing, code: string): Promise<Answer> {
  const { workspace, member, session, policy, now } = standing;
  const budgets = [...recoveryBudgets(standing), challengeBudget(session)];
  const check = async () => {
    const found = await findRecoveryCode(workspace.id, member.id, code, policy.settings.recoveryCodes.used);
    return inSession(workspace.id, async (tx): Promise<Answer> => {
      if (!found || !(await spendRecoveryCode(tx, found, now))) {
        return { ok: false, reason: (await failChallenge(tx, standing, "recovery")) ? "ended" : "wrong" };
      }
      const advanced = await advance(tx, standing, member.id, session, { kind: "recovery" });
      await tellCodeUsed(tx, standing);
      return { ok: true, ...advanced };
    });
  };
  return attempt(budgets, now, check, judgeAnswer);
}
