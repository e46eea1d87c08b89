import type { FullStanding } from "@/lib/access/sessions/judge";
import { inWorkspace } from "@/lib/ground/db";
import { type OtherCode, readCodeOf } from "@/lib/ground/typed-code";
import { record } from "@/lib/records/audit/record";
import { attempt, countsIf } from "@/lib/records/limits/reserve";
import { recoveryBudgets } from "./budgets";
import { findRecoveryCode, type RecoveryRefused } from "./redeem";

export type CheckedCode =
  | { ok: true }
  | OtherCode
  | RecoveryRefused
  | { ok: false; reason: "wait"; retryAt: Date | null };

/**
 * Tells whether a stored code would sign its owner in, and leaves it unused (the recovery drill). A wrong one counts
 * against the same budget as redeeming does, so that checking can't be used for guessing.
 */
export async function checkRecoveryCode(standing: FullStanding, typed: string): Promise<CheckedCode> {
  const { workspace, member, now } = standing;
  const read = readCodeOf("recovery", typed);
  if (!read.ok) return read;
  const check = async (): Promise<CheckedCode> => {
    const found = await findRecoveryCode(workspace.id, member.id, read.code);
    await inWorkspace(workspace.id, (tx) =>
      record(tx, standing, "recovery_codes.checked", { subject: member.id, data: { right: found.ok } }),
    );
    return found.ok ? { ok: true } : found;
  };
  return attempt(recoveryBudgets(standing), now, check, countsIf("wrong-recovery-code"));
}
