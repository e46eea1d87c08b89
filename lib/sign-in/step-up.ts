import { truncateAddress } from "@/lib/address";
import { record } from "@/lib/audit/record";
import { inWorkspace } from "@/lib/db";
import { within } from "@/lib/durations";
import { readEmailCode } from "@/lib/email-codes/code";
import { spendEmailCode } from "@/lib/email-codes/spend";
import { budget, giveBack, reserve } from "@/lib/limits/reserve";
import { rules } from "@/lib/limits/rules";
import { openPasswordHash, verifyPassword } from "@/lib/passwords/hash";
import { readRecoveryCode } from "@/lib/recovery-codes/code";
import { findRecoveryCode, spendRecoveryCode } from "@/lib/recovery-codes/redeem";
import { tellCodeUsed } from "@/lib/recovery-codes/tell-used";
import { advance } from "@/lib/sessions/advance";
import { type Proof, provenByRecoveryCode } from "@/lib/sessions/evidence";
import { inSession } from "@/lib/sessions/in-session";
import { freshness } from "@/lib/sessions/lifetimes";
import type { Standing } from "@/lib/sessions/standing";
import { refuseClock } from "@/lib/totp/fast-clock";
import { readCode } from "@/lib/totp/time-step";
import { verifyTotp } from "@/lib/totp/verify";
import type { Visitor } from "@/lib/visitor";
import { confirmingBudgets } from "./password-budgets";

/** What a sensitive act still has to ask for. */
export type Owed = { password: boolean; secondFactor: boolean };

/** What the proof is for: replacing a lost method after a recovery code asks no further code (R6). */
export type Act = "any" | "replace";

/** Says what is owed before a sensitive act: proofs of this session older than ten minutes are asked again. */
export function owedProof({ session, member, assessment }: Standing, now: Date, act: Act = "any"): Owed {
  const asksFactor = assessment.hasFactor || member.distrustedAt !== null;
  const spared = act === "replace" && provenByRecoveryCode(session.amr);
  return {
    password: !within(session.passwordAt, freshness, now),
    secondFactor: asksFactor && !spared && !within(session.secondFactorAt, freshness, now),
  };
}

/** Tells whether nothing is owed. */
export function isFresh(standing: Standing, now: Date, act: Act = "any"): boolean {
  const owed = owedProof(standing, now, act);
  return !owed.password && !owed.secondFactor;
}

/** Throws where proof is owed: the last line behind the gates of pages and actions. */
export function demandFresh(standing: Standing, now: Date): void {
  if (!isFresh(standing, now)) throw new Error("fresh proof is owed");
}

export type StepUp =
  | { ok: true; token: string }
  | { ok: false; reason: "wrong-password" | "wrong-code" | "code-missing" | "used" | "changed" }
  | { ok: false; reason: "slow" | "fast"; minutes: number }
  | { ok: false; reason: "wait"; retryAt: Date | null };

/**
 * Confirms again who is at the keyboard: the password always, a second factor where owed. An authenticator's code, a code
 * mailed for it, or one recovery code, once. The session's token is new afterwards.
 */
export async function stepUp(
  standing: Standing,
  given: { password: string; code: string },
  visitor: Visitor,
  now: Date,
  act: Act = "any",
): Promise<StepUp> {
  const { workspace, member, session, policy } = standing;
  const owed = owedProof(standing, now, act);
  const recovery = readRecoveryCode(given.code);
  const code = readCode(given.code);
  const mailed = member.emailCount > 0 ? readEmailCode(given.code) : null;
  if (owed.secondFactor && !recovery && !code && !mailed) return { ok: false, reason: "code-missing" };

  const passwordBudgets = confirmingBudgets({ slug: workspace.slug, email: member.email }, session.id, visitor);
  const codeBudgets = !owed.secondFactor
    ? []
    : recovery
      ? [budget(rules.recoveryHour, workspace.id, member.id), budget(rules.recoveryDay, workspace.id, member.id)]
      : [budget(rules.secondFactor, workspace.id, member.id, mailed ? "email" : "totp")];
  const reserved = await reserve(passwordBudgets, now);
  if (!reserved.ok) return { ok: false, reason: "wait", retryAt: reserved.retryAt };

  const stored = await inWorkspace(workspace.id, (tx) =>
    tx.member.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId: workspace.id, id: member.id } } }),
  );
  const phc = stored.passwordHash ? openPasswordHash(workspace.id, member.id, stored.passwordHash) : null;
  const passwordOk = await verifyPassword(phc, given.password);
  // Behind a wrong password no code is looked at, so none is counted.
  if (passwordOk && codeBudgets.length > 0) {
    const more = await reserve(codeBudgets, now);
    if (!more.ok) {
      await giveBack(passwordBudgets);
      return { ok: false, reason: "wait", retryAt: more.retryAt };
    }
  }
  const found =
    passwordOk && owed.secondFactor && recovery
      ? await findRecoveryCode(workspace.id, member.id, recovery, policy.settings.recoveryCodes.used)
      : null;

  const result = await inSession(workspace.id, async (tx): Promise<StepUp> => {
    const event = {
      at: now,
      actor: { kind: "member", id: member.id, role: member.role } as const,
      subject: member.id,
      address: truncateAddress(visitor.address),
    };
    const fail = async (refusal: Exclude<StepUp, { ok: true }>) => {
      await record(tx, { ...event, action: "session.step_up_failed", data: { reason: refusal.reason } });
      return refusal;
    };
    if (!passwordOk) return fail({ ok: false, reason: "wrong-password" });
    const proofs: Proof[] = [{ kind: "password" }];
    if (owed.secondFactor && recovery) {
      if (!found || !(await spendRecoveryCode(tx, found, now))) return fail({ ok: false, reason: "wrong-code" });
      proofs.push({ kind: "recovery" });
    } else if (owed.secondFactor && mailed) {
      if (!(await spendEmailCode(tx, session.id, "step-up", mailed, now)))
        return fail({ ok: false, reason: "wrong-code" });
      proofs.push({ kind: "email" });
    } else if (owed.secondFactor) {
      const match = await verifyTotp(tx, member.id, code ?? "", now);
      const clock = await refuseClock(tx, session.id, match);
      if (clock) return fail(clock);
      if (match.kind !== "now") return fail({ ok: false, reason: match.kind === "used" ? "used" : "wrong-code" });
      proofs.push({ kind: "totp" });
    }
    const { token } = await advance(tx, member.id, session, proofs, visitor, now);
    if (proofs.some(({ kind }) => kind === "recovery")) await tellCodeUsed(tx, standing, visitor, now);
    const methods = proofs.map(({ kind }) => kind);
    await record(tx, { ...event, action: "session.stepped_up", data: { methods } });
    return { ok: true, token };
  });
  if (passwordOk) await giveBack([...passwordBudgets, ...(result.ok ? codeBudgets : [])]);
  return result;
}
