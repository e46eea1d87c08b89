import { truncateAddress } from "@/lib/address";
import { record } from "@/lib/audit/record";
import { inWorkspace, type Tx } from "@/lib/db";
import { budget, giveBack, reserve } from "@/lib/limits/reserve";
import { rules } from "@/lib/limits/rules";
import { takeChallenge } from "@/lib/passkeys/challenge";
import { provePasskey } from "@/lib/passkeys/prove";
import type { AssertionResponse } from "@/lib/passkeys/response";
import type { FullStanding } from "@/lib/sessions/require";
import { noticeFastClock } from "@/lib/totp/fast-clock";
import { readCode } from "@/lib/totp/time-step";
import { verifyTotp } from "@/lib/totp/verify";
import type { Visitor } from "@/lib/visitor";

export type Tried =
  | { ok: true; credentialId: string }
  | { ok: false; reason: "not-a-code" | "wrong-code" | "used" | "expired" | "unknown-passkey" | "counter" }
  | { ok: false; reason: "slow" | "fast"; minutes: number }
  | { ok: false; reason: "wait"; retryAt: Date | null };

/**
 * Tells which of one's apps a code is of, as signing in would (the drill of a backup method). It proves nothing to the session; the
 * code's time step is spent, and a wrong one counts as it does at sign-in, so that trying is no way to guess.
 */
export async function tryCode(standing: FullStanding, typed: string, visitor: Visitor, now: Date): Promise<Tried> {
  const code = readCode(typed);
  if (!code) return { ok: false, reason: "not-a-code" };
  return inDrill(standing, "totp", visitor, now, async (tx) => {
    const match = await verifyTotp(tx, standing.member.id, code, now);
    if (match.kind === "now") return { ok: true, credentialId: match.credentialId };
    if (match.kind === "slow") return { ok: false, reason: "slow", minutes: match.minutes };
    const fast = match.kind === "ahead" && (await noticeFastClock(tx, standing.session.id, match));
    if (fast) return { ok: false, reason: "fast", minutes: fast };
    return { ok: false, reason: match.kind === "used" ? "used" : "wrong-code" };
  });
}

/** Tells which of one's passkeys or security keys answered, as signing in would; under the challenge of confirming again. */
export async function tryPasskey(
  standing: FullStanding,
  response: AssertionResponse,
  visitor: Visitor,
  now: Date,
): Promise<Tried> {
  const { workspace, member, session } = standing;
  const challenge = await takeChallenge(workspace.id, session.id, "step-up", now);
  if (!challenge) return { ok: false, reason: "expired" };
  return inDrill(standing, "passkey", visitor, now, async (tx) => {
    const ceremony = { memberId: member.id, challenge, requireUserVerification: false, passwordProven: false };
    const proven = await provePasskey(tx, ceremony, response, visitor, now);
    if (proven.ok) return { ok: true, credentialId: proven.credentialId };
    return { ok: false, reason: proven.reason === "counter" ? "counter" : "unknown-passkey" };
  });
}

/** Counts a try before its evidence is looked at, records it, and gives it back where it was right. */
async function inDrill(
  { workspace, member }: FullStanding,
  method: "totp" | "passkey",
  visitor: Visitor,
  now: Date,
  look: (tx: Tx) => Promise<Tried>,
): Promise<Tried> {
  const budgets = [budget(rules.secondFactor, workspace.id, member.id, method)];
  const reserved = await reserve(budgets, now);
  if (!reserved.ok) return { ok: false, reason: "wait", retryAt: reserved.retryAt };
  const tried = await inWorkspace(workspace.id, async (tx) => {
    const found = await look(tx);
    await record(tx, {
      at: now,
      action: "credential.tried",
      actor: { kind: "member", id: member.id, role: member.role },
      subject: member.id,
      address: truncateAddress(visitor.address),
      data: found.ok ? { right: true, credential: found.credentialId } : { right: false, method, reason: found.reason },
    });
    return found;
  });
  if (tried.ok) await giveBack(budgets);
  return tried;
}
