import { type Advanced, advance } from "@/lib/access/sessions/advance";
import { inSession } from "@/lib/access/sessions/in-session";
import { revokeSessions } from "@/lib/access/sessions/revoke";
import type { Standing } from "@/lib/access/sessions/standing";
import type { Tx } from "@/lib/ground/db";
import { type OtherCode, readCodeOf } from "@/lib/ground/typed-code";
import { prepareRecoveryCodes, storeRecoveryCodes } from "@/lib/methods/recovery-codes/issue";
import { openKey } from "@/lib/methods/totp/key";
import { matchCode, minutesOf } from "@/lib/methods/totp/time-step";
import { attempt, budget, countsIf, end } from "@/lib/records/limits/reserve";
import { rules } from "@/lib/records/limits/rules";
import { bringsCodes } from "@/lib/rules/sign-in/next-step";
import { confirmed, findSetUp, type SetUpRefused } from "./find-set-up";
import { welcomeMethod } from "./welcome";

export type ConfirmTotp =
  | ({ ok: true } & Advanced)
  | { ok: false; reason: "wrong" | "earlier-key" | "changed" }
  | SetUpRefused
  | OtherCode
  | { ok: false; reason: "slow" | "fast"; minutes: number }
  | { ok: false; reason: "wait"; retryAt: Date | null };

/**
 * Confirms a set-up with the code that its app shows; only then can the app sign in. The set-up is the one that the page names: if it
 * is over, the refusal says how, and nothing is counted. The first method also brings a set of recovery codes,
 * which are not in force until they are saved. Other sessions end, and the member is told by mail, in the same transaction. The
 * code's time step is spent. An app that this one replaces stops working here.
 */
export async function confirmTotp(standing: Standing, setUpId: string, typed: string): Promise<ConfirmTotp> {
  const { workspace, member, policy, now } = standing;
  const read = readCodeOf("app", typed);
  if (!read.ok) return read;
  const budgets = [budget(rules.secondFactor, workspace.id, member.id, "totp-confirm")];
  const check = async () => {
    const first = bringsCodes(member);
    const prepared = first ? await prepareRecoveryCodes(policy.settings.recoveryCodes.count) : null;
    return inSession(workspace.id, async (tx): Promise<ConfirmTotp> => {
      const found = await findSetUp(tx, standing, setUpId);
      if (found.over) return found.over;
      const { pending } = found;
      const match = matchKey(pending, read.code, now);
      if (!match) return { ok: false, reason: "unknown" };
      if (match.kind === "slow") return { ok: false, reason: "slow", minutes: match.minutes };
      // The member has the key on the screen, so naming a code of the future reveals nothing new.
      if (match.kind === "ahead") return { ok: false, reason: "fast", minutes: minutesOf(match.by) };
      if (match.kind !== "now")
        return { ok: false, reason: (await isOfEarlierKey(tx, pending, read.code, now)) ? "earlier-key" : "wrong" };

      // Of two requests with one code, the first confirms; the second waits for it here, and is told so.
      const { count } = await tx.credential.updateMany({
        where: { id: pending.id, confirmedAt: null },
        data: { confirmedAt: now, expiresAt: null, lastStep: BigInt(match.timeStep), lastUsedAt: now },
      });
      if (count !== 1) return confirmed;
      if (prepared) await storeRecoveryCodes(tx, member.id, prepared, now);
      await revokeSessions(tx, member.id, now, "method", standing.session.id);
      await endOtherSetUps(tx, pending);
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

type Pending = Extract<Awaited<ReturnType<typeof findSetUp>>, { over: null }>["pending"];

/** Matches a code against the key of a set-up. Returns null if the key was not sealed for this member's row. */
function matchKey(pending: Pending, code: string, now: Date) {
  const key = pending.secret && openKey(pending, pending.secret);
  return key ? matchCode(key, code, null, now) : null;
}

/** Tells whether a code is right for another key that this session was shown: the app was linked with an earlier QR code. */
async function isOfEarlierKey(tx: Tx, pending: Pending, code: string, now: Date): Promise<boolean> {
  const { memberId, sessionId, id } = pending;
  const others = await tx.credential.findMany({
    where: { memberId, kind: "totp", confirmedAt: null, sessionId, id: { not: id } },
  });
  return others.some((other) => matchKey(other, code, now)?.kind === "now");
}

/** Removes the set-ups of the sessions that end here. */
async function endOtherSetUps(tx: Tx, { memberId, sessionId }: Pending): Promise<void> {
  await tx.credential.deleteMany({
    where: { memberId, kind: "totp", confirmedAt: null, OR: [{ sessionId: null }, { sessionId: { not: sessionId } }] },
  });
}
