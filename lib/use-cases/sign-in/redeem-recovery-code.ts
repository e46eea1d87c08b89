import { advance } from "@/lib/access/sessions/advance";
import { inSession } from "@/lib/access/sessions/in-session";
import type { Standing } from "@/lib/access/sessions/standing";
import { recoveryBudgets } from "@/lib/methods/recovery-codes/budgets";
import { findRecoveryCode, spendRecoveryCode } from "@/lib/methods/recovery-codes/redeem";
import { tellCodeUsed } from "@/lib/methods/recovery-codes/tell-used";
import { type Answer, attemptAnswer, failChallenge, noteStale } from "./fail-challenge";

/** Signs in with a recovery code. Each works once, is told by mail, and is counted against the recovery budget if it is wrong. */
export async function redeemRecoveryCode(standing: Standing, code: string): Promise<Answer> {
  const { workspace, member, session, policy, now } = standing;
  const check = async () => {
    const found = await findRecoveryCode(workspace.id, member.id, code, policy.settings.recoveryCodes.used);
    return inSession(workspace.id, async (tx): Promise<Answer> => {
      if (!found.ok) {
        const ended = found.reason === "wrong-recovery-code" && (await failChallenge(tx, standing, "recovery"));
        return ended ? { ok: false, reason: "ended" } : found;
      }
      if (!(await spendRecoveryCode(tx, found, now))) return { ok: false, reason: "used-recovery-code" };
      const advanced = await advance(tx, standing, member.id, session, { kind: "recovery" });
      await tellCodeUsed(tx, standing);
      return { ok: true, ...advanced };
    });
  };
  const answer = await attemptAnswer(standing, recoveryBudgets(standing), check);
  if (!answer.ok && answer.reason === "used-recovery-code") await noteStale(standing, "recovery");
  return answer;
}
