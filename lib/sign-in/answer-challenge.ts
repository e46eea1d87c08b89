import { budget, giveBack, reserve } from "@/lib/limits/reserve";
import { rules } from "@/lib/limits/rules";
import { readRecoveryCode } from "@/lib/recovery-codes/code";
import { advance } from "@/lib/sessions/advance";
import { inSession } from "@/lib/sessions/in-session";
import type { Standing } from "@/lib/sessions/standing";
import { readCode } from "@/lib/totp/time-step";
import { verifyTotp } from "@/lib/totp/verify";
import type { Visitor } from "@/lib/visitor";
import { type Answer, failChallenge } from "./fail-challenge";
import { redeemRecoveryCode } from "./redeem-recovery-code";

/**
 * Answers a challenge with what was typed into the code field: six digits are an authenticator's code, a recovery code is
 * recognised by its shape. The attempt is counted before it is looked at.
 */
export async function answerChallenge(standing: Standing, typed: string, visitor: Visitor, now: Date): Promise<Answer> {
  const recovery = readRecoveryCode(typed);
  if (recovery) return redeemRecoveryCode(standing, recovery, visitor, now);
  const code = readCode(typed);
  if (!code) return { ok: false, reason: looksLikeResetCode(typed) ? "reset-code" : "not-a-code" };

  const { workspace, member, session } = standing;
  const budgets = [budget(rules.secondFactor, workspace.id, member.id, "totp")];
  const reserved = await reserve(budgets, now);
  if (!reserved.ok) return { ok: false, reason: "wait", retryAt: reserved.retryAt };

  const answer = await inSession(workspace.id, async (tx): Promise<Answer> => {
    const match = await verifyTotp(tx, member.id, code, now);
    if (match.kind === "now") {
      return { ok: true, ...(await advance(tx, member.id, session, { kind: "totp" }, visitor, now)) };
    }
    if (await failChallenge(tx, standing, "totp", visitor, now)) return { ok: false, reason: "ended" };
    if (match.kind === "slow") return { ok: false, reason: "slow", minutes: match.minutes };
    return { ok: false, reason: match.kind };
  });
  if (answer.ok) await giveBack(budgets);
  return answer;
}

const looksLikeResetCode = (typed: string) => typed.replace(/[\s-]/g, "").length === 20;
