import { type Advanced, advance } from "@/lib/access/sessions/advance";
import { inSession } from "@/lib/access/sessions/in-session";
import { revokeSessions } from "@/lib/access/sessions/revoke";
import type { Standing } from "@/lib/access/sessions/standing";
import { prepareRecoveryCodes, storeRecoveryCodes } from "@/lib/methods/recovery-codes/issue";
import { openKey } from "@/lib/methods/totp/key";
import { matchCode, minutesOf, readCode } from "@/lib/methods/totp/time-step";
import { attempt, budget, countsIf, end } from "@/lib/records/limits/reserve";
import { rules } from "@/lib/records/limits/rules";
import { findPendingTotp } from "./start-totp";
import { welcomeMethod } from "./welcome";

export type ConfirmTotp =
  | ({ ok: true } & Advanced)
  | { ok: false; reason: "wrong" | "not-a-code" | "gone" | "changed" }
  | { ok: false; reason: "slow" | "fast"; minutes: number }
  | { ok: false; reason: "wait"; retryAt: Date | null };

/**
 * Confirms a pending app with the code it shows; only then can it sign in. The first method also brings a set of recovery codes,
 * which are not in force until they are saved. Other sessions end, and the member is told by mail, in the same transaction. The
 * code's time step is spent. An app that this one replaces stops working here.
 */
export async function confirmTotp(standing: Standing, typed: string): Promise<ConfirmTotp> {
  const { workspace, member, policy, now } = standing;
  const code = readCode(typed);
  if (!code) return { ok: false, reason: "not-a-code" };
  const budgets = [budget(rules.secondFactor, workspace.id, member.id, "totp-confirm")];
  const check = async () => {
    const first = !member.codesSavedAt || member.suspendedAt !== null;
    const prepared = first ? await prepareRecoveryCodes(policy.settings.recoveryCodes.count) : null;
    return inSession(workspace.id, async (tx): Promise<ConfirmTotp> => {
      const pending = await findPendingTotp(tx, standing);
      if (!pending?.secret) return { ok: false, reason: "gone" };
      const key = openKey(pending, pending.secret);
      if (!key) return { ok: false, reason: "gone" };
      const match = matchCode(key, code, null, now);
      if (match.kind === "slow") return { ok: false, reason: "slow", minutes: match.minutes };
      // The member has the key on the screen, so naming a code of the future reveals nothing new.
      if (match.kind === "ahead") return { ok: false, reason: "fast", minutes: minutesOf(match.by) };
      if (match.kind !== "now") return { ok: false, reason: "wrong" };

      // Of two requests with one code, the first confirms; the second finds nothing pending.
      const { count } = await tx.credential.updateMany({
        where: { id: pending.id, confirmedAt: null },
        data: { confirmedAt: now, expiresAt: null, lastStep: BigInt(match.timeStep), lastUsedAt: now },
      });
      if (count !== 1) return { ok: false, reason: "gone" };
      if (prepared) await storeRecoveryCodes(tx, member.id, prepared, now);
      await revokeSessions(tx, member.id, now, standing.session.id);
      const advanced = await advance(tx, standing, member.id, standing.session, { kind: "enrolled", method: "totp" });
      await welcomeMethod(tx, standing, pending);
      return { ok: true, ...advanced };
    });
  };
  const result = await attempt(budgets, now, check, countsIf("wrong", "slow", "fast"));
  // A new app unfreezes the method: the member has proven more here than the codes that were guessed at.
  if (result.ok) await end([budget(rules.secondFactor, workspace.id, member.id, "totp")], "right", now);
  return result;
}
