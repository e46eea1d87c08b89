import type { FullStanding } from "@/lib/access/sessions/judge";
import { inWorkspace } from "@/lib/ground/db";
import { record } from "@/lib/records/audit/record";
import { attempt, countsIf } from "@/lib/records/limits/reserve";
import { recoveryBudgets } from "./budgets";
import { readRecoveryCode } from "./code";
import { findRecoveryCode } from "./redeem";

export type CheckedCode =
  | { ok: true }
  | { ok: false; reason: "not-a-recovery-code" | "not-in-force" }
  | { ok: false; reason: "wait"; retryAt: Date | null };

/**
 * Tells whether a stored code would sign its owner in, and leaves it unused (the recovery drill). A wrong one counts
 * against the same budget as redeeming does, so that checking can't be used for guessing.
 */
export async function checkRecoveryCode(standing: FullStanding, typed: string): Promise<CheckedCode> {
  const { workspace, member, now } = standing;
  const code = readRecoveryCode(typed);
  if (!code) return { ok: false, reason: "not-a-recovery-code" };
  const check = async (): Promise<CheckedCode> => {
    const found = await findRecoveryCode(workspace.id, member.id, code);
    await inWorkspace(workspace.id, (tx) =>
      record(tx, standing, "recovery_codes.checked", { subject: member.id, data: { right: found !== null } }),
    );
    return found ? { ok: true } : { ok: false, reason: "not-in-force" };
  };
  return attempt(recoveryBudgets(standing), now, check, countsIf("not-in-force"));
}
