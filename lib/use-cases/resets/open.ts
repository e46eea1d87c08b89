import { type Advanced, advance } from "@/lib/access/sessions/advance";
import { inSession } from "@/lib/access/sessions/in-session";
import type { Standing } from "@/lib/access/sessions/standing";
import { truncateAddress } from "@/lib/ground/address";
import { inWorkspace } from "@/lib/ground/db";
import { after } from "@/lib/ground/durations";
import { readRecoveryCode } from "@/lib/methods/recovery-codes/code";
import { record } from "@/lib/records/audit/record";
import { attempt, budget, countsIf } from "@/lib/records/limits/reserve";
import { rules } from "@/lib/records/limits/rules";
import { lockMembers } from "@/lib/records/member-rows/lock-members";
import { whereState } from "@/lib/records/resets/where-open";
import { enrolmentTime } from "@/lib/rules/resets/state";
import { readResetCode } from "@/lib/use-cases/resets/code";
import { matchesReset } from "./code-hash";
import { startLapse } from "./lapse";
import { discardUnfinished } from "./methods";

export type Opened =
  | ({ ok: true } & Advanced)
  | { ok: false; reason: "recovery-code" | "not-a-reset-code" | "wrong-reset-code" | "changed" }
  | { ok: false; reason: "wait"; retryAt: Date | null };

/**
 * Accepts a reset code from a session that proved the password: the code is spent and the session may enrol, both or neither. The
 * code counts only for the member it was issued for, once, for 24 hours, and while no newer one exists. The try is counted before
 * the code is checked: five an hour, twenty a day.
 */
export async function openReset(standing: Standing, typed: string): Promise<Opened> {
  const { workspace, member, session, visitor, now } = standing;
  if (readRecoveryCode(typed)) return { ok: false, reason: "recovery-code" };
  const code = readResetCode(typed);
  if (!code) return { ok: false, reason: "not-a-reset-code" };

  const budgets = [
    budget(rules.resetCodeHour, workspace.id, member.id),
    budget(rules.resetCodeDay, workspace.id, member.id),
  ];
  const check = async () => {
    const usable = {
      memberId: member.id,
      codeHash: { not: null },
      ...whereState("issued", now),
    };
    const reset = await inWorkspace(workspace.id, (tx) => tx.reset.findFirst({ where: usable }));
    const matches = await matchesReset(reset, code);

    return inSession(workspace.id, async (tx): Promise<Opened> => {
      await lockMembers(tx, member.id);
      const entry = {
        at: now,
        actor: { kind: "member", id: member.id, role: member.role },
        subject: member.id,
        address: truncateAddress(visitor.address),
      } as const;
      // Of two requests with one code, one finds it unspent.
      const spent =
        matches && reset
          ? await tx.reset.updateMany({ where: { ...usable, id: reset.id }, data: { openedAt: now } })
          : null;
      if (!reset || spent?.count !== 1) {
        await record(tx, standing, "reset.code_failed", { ...entry });
        return { ok: false, reason: "wrong-reset-code" };
      }
      // A set-up that another person began before the reset can't be confirmed now.
      await startLapse(tx, reset.id, after(now, enrolmentTime));
      await discardUnfinished(tx, member.id);
      const advanced = await advance(tx, standing, member.id, session, { kind: "reset", resetId: reset.id });
      await record(tx, standing, "reset.opened", { ...entry, data: { reset: reset.id } });
      return { ok: true, ...advanced };
    });
  };
  return attempt(budgets, now, check, countsIf("wrong-reset-code"));
}
