import type { Advanced } from "@/lib/access/sessions/advance";
import type { Standing } from "@/lib/access/sessions/standing";
import type { Tx } from "@/lib/ground/db";
import type { EmailCodeRefused } from "@/lib/methods/email-codes/spend";
import type { ChallengeRefused } from "@/lib/methods/passkeys/challenge";
import type { AuditData } from "@/lib/records/audit/actions";
import { record } from "@/lib/records/audit/record";
import { budget, countsIf, type Refused } from "@/lib/records/limits/reserve";
import { rules } from "@/lib/records/limits/rules";

/** Wrong second factors that end a challenge; the password is then required again. */
const failuresAllowed = rules.challenge.ladder[0][0];

/** Returns the budget of a challenge: no race looks at more wrong answers than end it. */
export const challengeBudget = ({ id }: Standing["session"]) => budget(rules.challenge, id);

/** Tells whether an answer was refused because the challenge has had its wrong ones: the wait is longer than its session. */
export const isOver = ({ rule, retryAt }: Refused, { expiresAt }: Standing["session"]) =>
  rule === rules.challenge.name && (retryAt === null || retryAt > expiresAt);

/** Judges an answer: a code that was used, or a session that changed, is no wrong answer. */
export const judgeAnswer = countsIf(
  ...["wrong", "wrong-email-code", "slow", "fast", "ended", "unknown-passkey", "counter"],
);

export type Answer =
  | ({ ok: true } & Advanced)
  | { ok: false; reason: "not-a-code" | "wrong" | "reset-code" | "ended" | "changed" }
  | { ok: false; reason: "unknown-passkey" | "counter" }
  | ChallengeRefused
  | { ok: false; reason: "not-an-email-code" | "email-not-now" | "no-email-method" }
  | EmailCodeRefused
  | { ok: false; reason: "used" }
  | { ok: false; reason: "slow" | "fast"; minutes: number }
  | { ok: false; reason: "wait"; retryAt: Date | null };

/** Counts and records a wrong second factor. Ends the challenge at the fifth, and then returns true. */
export async function failChallenge(
  tx: Tx,
  standing: Standing,
  method: AuditData<"session.second_factor_failed">["method"],
): Promise<boolean> {
  const { session, member, now } = standing;
  const where = { workspaceId_id: { workspaceId: tx.workspaceId, id: session.id } };
  const { failures } = await tx.session.update({ where, data: { failures: { increment: 1 } } });
  const ended = session.stage === "challenge" && failures >= failuresAllowed;
  if (ended) await tx.session.update({ where, data: { revokedAt: now, ending: "codes" } });
  await record(tx, standing, ended ? "session.challenge_ended" : "session.second_factor_failed", {
    subject: member.id,
    data: { method, failures },
  });
  return ended;
}
