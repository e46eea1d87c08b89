import { advance } from "@/lib/access/sessions/advance";
import { type Act, owedProof } from "@/lib/access/sessions/freshness";
import { inSession } from "@/lib/access/sessions/in-session";
import type { Standing } from "@/lib/access/sessions/standing";
import { inWorkspace, type Tx } from "@/lib/ground/db";
import { readEmailCode } from "@/lib/methods/email-codes/code";
import { type EmailCodeRefused, spendEmailCode } from "@/lib/methods/email-codes/spend";
import { openPasswordHash, verifyPassword } from "@/lib/methods/passwords/hash";
import { confirmingBudgets } from "@/lib/methods/passwords/password-budgets";
import { recoveryBudgets } from "@/lib/methods/recovery-codes/budgets";
import { readRecoveryCode } from "@/lib/methods/recovery-codes/code";
import { findRecoveryCode, spendRecoveryCode } from "@/lib/methods/recovery-codes/redeem";
import { tellCodeUsed } from "@/lib/methods/recovery-codes/tell-used";
import { refuseClock } from "@/lib/methods/totp/fast-clock";
import { readCode } from "@/lib/methods/totp/time-step";
import { verifyTotp } from "@/lib/methods/totp/verify";
import type { AuditData } from "@/lib/records/audit/actions";
import { record } from "@/lib/records/audit/record";
import { attempt, budget, countsIf } from "@/lib/records/limits/reserve";
import { rules } from "@/lib/records/limits/rules";

export type StepUp =
  | { ok: true; token: string }
  | { ok: false; reason: "wrong-password" | "wrong-code" | "code-missing" | "used" | "changed" }
  | EmailCodeRefused
  | { ok: false; reason: "slow" | "fast"; minutes: number }
  | { ok: false; reason: "wait"; retryAt: Date | null };

/**
 * Confirms again who is at the keyboard: the password always, a second factor if owed. The second factor is an authenticator's
 * code, a code mailed for it, or one recovery code, once. The session's token is new afterwards.
 */
export async function stepUp(
  standing: Standing,
  given: { password: string; code: string },
  act: Act = "any",
): Promise<StepUp> {
  const { workspace, member, session, policy, visitor, now } = standing;
  const owed = owedProof(standing, act);
  const recovery = readRecoveryCode(given.code);
  const code = readCode(given.code);
  const mailed = member.emailCount > 0 ? readEmailCode(given.code) : null;
  if (owed.secondFactor && !recovery && !code && !mailed) return { ok: false, reason: "code-missing" };

  const passwordBudgets = confirmingBudgets({ slug: workspace.slug, email: member.email }, session.id, visitor);
  const codeBudgets = !owed.secondFactor
    ? []
    : recovery
      ? recoveryBudgets(standing)
      : [budget(rules.secondFactor, workspace.id, member.id, mailed ? "email" : "totp")];
  const checkPassword = async () => {
    const stored = await inWorkspace(workspace.id, (tx) =>
      tx.member.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId: workspace.id, id: member.id } } }),
    );
    const phc = stored.passwordHash ? openPasswordHash(workspace.id, member.id, stored.passwordHash) : null;
    return (await verifyPassword(phc, given.password))
      ? { ok: true as const }
      : { ok: false as const, reason: "wrong-password" as const };
  };
  const password = await attempt(passwordBudgets, now, checkPassword, countsIf("wrong-password"));
  if (!password.ok && password.reason === "wait") return password;

  const fail = async (tx: Tx, refusal: Exclude<StepUp, { ok: true }>) => {
    await record(tx, standing, "session.step_up_failed", { subject: member.id, data: { reason: refusal.reason } });
    return refusal;
  };
  // After a wrong password no code is checked, so none is counted.
  if (!password.ok) return inWorkspace(workspace.id, (tx) => fail(tx, password));
  const check = async () => {
    const found =
      owed.secondFactor && recovery
        ? await findRecoveryCode(workspace.id, member.id, recovery, policy.settings.recoveryCodes.used)
        : null;

    return inSession(workspace.id, async (tx): Promise<StepUp> => {
      const proofs: { kind: Exclude<AuditData<"session.stepped_up">["methods"][number], "passkey"> }[] = [
        { kind: "password" },
      ];
      if (owed.secondFactor && recovery) {
        if (!found || !(await spendRecoveryCode(tx, found, now))) return fail(tx, { ok: false, reason: "wrong-code" });
        proofs.push({ kind: "recovery" });
      } else if (owed.secondFactor && mailed) {
        const spent = await spendEmailCode(tx, session.id, "step-up", mailed, now);
        if (!spent.ok) return fail(tx, spent);
        proofs.push({ kind: "email" });
      } else if (owed.secondFactor) {
        const match = await verifyTotp(tx, member.id, code ?? "", now);
        const clock = await refuseClock(tx, session.id, match);
        if (clock) return fail(tx, clock);
        if (match.kind !== "now") return fail(tx, { ok: false, reason: match.kind === "used" ? "used" : "wrong-code" });
        proofs.push({ kind: "totp" });
      }
      const { token } = await advance(tx, standing, member.id, session, proofs);
      if (proofs.some(({ kind }) => kind === "recovery")) await tellCodeUsed(tx, standing);
      const methods = proofs.map(({ kind }) => kind);
      await record(tx, standing, "session.stepped_up", { subject: member.id, data: { methods } });
      return { ok: true, token };
    });
  };
  return attempt(codeBudgets, now, check, countsIf("wrong-code", "wrong-email-code", "slow", "fast"));
}
