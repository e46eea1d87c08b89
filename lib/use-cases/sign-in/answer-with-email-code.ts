import { advance } from "@/lib/access/sessions/advance";
import { inSession } from "@/lib/access/sessions/in-session";
import type { Standing } from "@/lib/access/sessions/standing";
import { refuseByEmail } from "@/lib/methods/email-codes/may-answer";
import { spendEmailCode } from "@/lib/methods/email-codes/spend";
import { budget } from "@/lib/records/limits/reserve";
import { rules } from "@/lib/records/limits/rules";
import { type Answer, attemptAnswer, failChallenge } from "./fail-challenge";

/**
 * Completes a challenge with the code mailed for it. The attempt is counted before the code is checked; requesting another code
 * clears nothing.
 */
export async function answerWithEmailCode(standing: Standing, code: string): Promise<Answer> {
  const { workspace, member, session, now } = standing;
  const refused = await refuseByEmail(standing);
  if (refused) return refused;
  const budgets = [budget(rules.secondFactor, workspace.id, member.id, "email")];
  const check = () =>
    inSession(workspace.id, async (tx): Promise<Answer> => {
      const spent = await spendEmailCode(tx, session.id, "sign-in", code, now);
      if (spent.ok) {
        await tx.credential.updateMany({
          where: { memberId: member.id, kind: "email", confirmedAt: { not: null }, suspendedAt: null },
          data: { lastUsedAt: now },
        });
        return { ok: true, ...(await advance(tx, standing, member.id, session, { kind: "email" })) };
      }
      const ended = spent.reason === "wrong-email-code" && (await failChallenge(tx, standing, "email"));
      return ended ? { ok: false, reason: "ended" } : spent;
    });
  return attemptAnswer(standing, budgets, check);
}
