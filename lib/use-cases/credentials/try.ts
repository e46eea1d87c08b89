import type { FullStanding } from "@/lib/access/sessions/judge";
import { inWorkspace, type Tx } from "@/lib/ground/db";
import { type OtherCode, readCodeOf } from "@/lib/ground/typed-code";
import type { ChallengeRefused } from "@/lib/methods/passkeys/challenge";
import { openAnswer } from "@/lib/methods/passkeys/open-answer";
import { type PasskeyRefused, provePasskey, refusePasskey } from "@/lib/methods/passkeys/prove";
import type { AssertionResponse } from "@/lib/methods/passkeys/response";
import { refuseClock } from "@/lib/methods/totp/fast-clock";
import { verifyTotp } from "@/lib/methods/totp/verify";
import { record } from "@/lib/records/audit/record";
import { attempt, budget, countsIf } from "@/lib/records/limits/reserve";
import { rules } from "@/lib/records/limits/rules";

export type Tried =
  | { ok: true; credentialId: string }
  | { ok: false; reason: "wrong-code" | "used" | "older" | "no-app" | PasskeyRefused }
  | OtherCode
  | ChallengeRefused
  | { ok: false; reason: "slow" | "fast"; minutes: number }
  | { ok: false; reason: "wait"; retryAt: Date | null };

/**
 * Tells which of the member's apps made a code, by the check that sign-in uses (the drill of a backup method). It proves nothing
 * to the session. The code's time step is spent, and a wrong code counts as it does at sign-in, so that trying gives no extra
 * guesses.
 */
export async function tryCode(standing: FullStanding, typed: string): Promise<Tried> {
  const { now } = standing;
  const read = readCodeOf("app", typed);
  if (!read.ok) return read;
  const { workspace, member, session } = standing;
  if (member.totpCount === 0) return { ok: false, reason: "no-app" };
  const budgets = [budget(rules.secondFactor, workspace.id, member.id, "totp")];
  const check = () =>
    recorded(standing, "totp", async (tx) => {
      const match = await verifyTotp(tx, member.id, read.code, now);
      if (match.kind === "now") return { ok: true, credentialId: match.credentialId };
      const clock = await refuseClock(tx, session.id, match);
      return (
        clock ?? { ok: false, reason: match.kind === "used" || match.kind === "older" ? match.kind : "wrong-code" }
      );
    });
  return attempt(budgets, now, check, countsIf("wrong-code", "slow", "fast"));
}

/**
 * Tells which of the member's passkeys or security keys signed, by the check that sign-in uses, under the challenge of confirming
 * again.
 */
export async function tryPasskey(standing: FullStanding, response: AssertionResponse): Promise<Tried> {
  const check = (challenge: Buffer) =>
    recorded(standing, "passkey", async (tx) => {
      const { id: memberId } = standing.member;
      const ceremony = { memberId, challenge, requireUserVerification: false, passwordProven: false };
      const proven = await provePasskey(tx, standing, ceremony, response);
      if (proven.ok) return { ok: true, credentialId: proven.credentialId };
      return { ok: false, reason: refusePasskey(proven.reason) };
    });
  return openAnswer(standing, "step-up", response, check);
}

/** Checks the evidence against what is stored, and records the result, in one transaction. */
function recorded(
  standing: FullStanding,
  method: "totp" | "passkey",
  look: (tx: Tx) => Promise<Tried>,
): Promise<Tried> {
  const { workspace, member } = standing;
  return inWorkspace(workspace.id, async (tx) => {
    const tried = await look(tx);
    await record(tx, standing, "credential.tried", {
      subject: member.id,
      data: tried.ok ? { right: true, credential: tried.credentialId } : { right: false, method, reason: tried.reason },
    });
    return tried;
  });
}
