import { advance } from "@/lib/access/sessions/advance";
import { type Act, owedProof } from "@/lib/access/sessions/freshness";
import { inSession } from "@/lib/access/sessions/in-session";
import type { Standing } from "@/lib/access/sessions/standing";
import { inWorkspace, type Tx } from "@/lib/ground/db";
import { type OtherCode, otherCode, readTypedCode, type TypedCode } from "@/lib/ground/typed-code";
import { type EmailCodeRefused, spendEmailCode } from "@/lib/methods/email-codes/spend";
import { openPasswordHash, verifyPassword } from "@/lib/methods/passwords/hash";
import { confirmingBudgets } from "@/lib/methods/passwords/password-budgets";
import { recoveryBudgets } from "@/lib/methods/recovery-codes/budgets";
import { findRecoveryCode, type RecoveryRefused, spendRecoveryCode } from "@/lib/methods/recovery-codes/redeem";
import { tellCodeUsed } from "@/lib/methods/recovery-codes/tell-used";
import { refuseClock } from "@/lib/methods/totp/fast-clock";
import { verifyTotp } from "@/lib/methods/totp/verify";
import type { AuditData } from "@/lib/records/audit/actions";
import { record } from "@/lib/records/audit/record";
import { attempt, budget, countsIf } from "@/lib/records/limits/reserve";
import { rules } from "@/lib/records/limits/rules";

export type StepUp =
  | { ok: true; token: string }
  | { ok: false; reason: "wrong-password" | "wrong-code" | "code-missing" | "used" | "older" | "changed" }
  | { ok: false; reason: "no-app" | "no-email-method" }
  | OtherCode
  | EmailCodeRefused
  | RecoveryRefused
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
  const typed: Owed = owed.secondFactor ? readOwed(member, given.code) : { ok: true, kind: null };
  if (!typed.ok) return typed;

  const passwordBudgets = confirmingBudgets({ slug: workspace.slug, email: member.email }, session.id, visitor);
  const codeBudgets = {
    none: [],
    recovery: recoveryBudgets(standing),
    email: [budget(rules.secondFactor, workspace.id, member.id, "email")],
    app: [budget(rules.secondFactor, workspace.id, member.id, "totp")],
  }[typed.kind ?? "none"];
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
      typed.kind === "recovery"
        ? await findRecoveryCode(workspace.id, member.id, typed.code, policy.settings.recoveryCodes.used)
        : null;

    return inSession(workspace.id, async (tx): Promise<StepUp> => {
      const proofs: { kind: Exclude<AuditData<"session.stepped_up">["methods"][number], "passkey"> }[] = [
        { kind: "password" },
      ];
      if (found) {
        if (!found.ok) return fail(tx, found);
        if (!(await spendRecoveryCode(tx, found, now))) return fail(tx, { ok: false, reason: "used-recovery-code" });
        proofs.push({ kind: "recovery" });
      } else if (typed.kind === "email") {
        const spent = await spendEmailCode(tx, session.id, "step-up", typed.code, now);
        if (!spent.ok) return fail(tx, spent);
        proofs.push({ kind: "email" });
      } else if (typed.kind === "app") {
        const match = await verifyTotp(tx, member.id, typed.code, now);
        const clock = await refuseClock(tx, session.id, match);
        if (clock) return fail(tx, clock);
        if (match.kind === "used" || match.kind === "older") return fail(tx, { ok: false, reason: match.kind });
        if (match.kind !== "now") return fail(tx, { ok: false, reason: "wrong-code" });
        proofs.push({ kind: "totp" });
      }
      const { token } = await advance(tx, standing, member.id, session, proofs);
      if (proofs.some(({ kind }) => kind === "recovery")) await tellCodeUsed(tx, standing);
      const methods = proofs.map(({ kind }) => kind);
      await record(tx, standing, "session.stepped_up", { subject: member.id, data: { methods } });
      return { ok: true, token };
    });
  };
  return attempt(
    codeBudgets,
    now,
    check,
    countsIf("wrong-code", "wrong-email-code", "wrong-recovery-code", "slow", "fast"),
  );
}

type Owed =
  | { ok: true; kind: null }
  | { ok: true; kind: Exclude<TypedCode["kind"], "reset" | "other">; code: string }
  | Exclude<StepUp, { ok: true }>;

/** Reads the code that confirms the second factor, of any kind that this member has. A kind they don't have is named, and counts for nothing. */
function readOwed(member: Standing["member"], typed: string): Owed {
  if (typed.trim() === "") return { ok: false, reason: "code-missing" };
  const read = readTypedCode(typed);
  if (read.kind === "reset" || read.kind === "other") return otherCode(read.kind, "app");
  if (read.kind === "app" && member.totpCount === 0) return { ok: false, reason: "no-app" };
  if (read.kind === "email" && member.emailCount === 0) return { ok: false, reason: "no-email-method" };
  return { ok: true, ...read };
}
