import type { Advanced } from "@/lib/access/sessions/advance";
import type { Standing } from "@/lib/access/sessions/standing";
import { inWorkspace, type Tx } from "@/lib/ground/db";
import type { OtherCode } from "@/lib/ground/typed-code";
import type { EmailCodeRefused } from "@/lib/methods/email-codes/spend";
import type { ChallengeRefused } from "@/lib/methods/passkeys/challenge";
import { judgedPasskeys, type PasskeyRefused } from "@/lib/methods/passkeys/prove";
import type { RecoveryRefused } from "@/lib/methods/recovery-codes/redeem";
import type { AuditData } from "@/lib/records/audit/actions";
import { record } from "@/lib/records/audit/record";
import {
  type Budget,
  budget,
  countsIf,
  end,
  type Refused,
  reserve,
  runReserved,
  toWaiting,
} from "@/lib/records/limits/reserve";
import { rules } from "@/lib/records/limits/rules";
import type { ResetCodeRefused } from "@/lib/use-cases/resets/open";

/** Wrong second factors that end a challenge; the password is then required again. */
const failuresAllowed = rules.challenge.ladder[0][0];

/** Returns the budget of a challenge: no race looks at more wrong answers than end it. */
export const challengeBudget = ({ id }: Standing["session"]) => budget(rules.challenge, id);

/** Tells whether an answer was refused because the challenge has had its wrong ones: the wait is longer than its session. */
export const isOver = ({ rule, retryAt }: Refused, { expiresAt }: Standing["session"]) =>
  rule === rules.challenge.name && (retryAt === null || retryAt > expiresAt);

/** Judges an answer: a code that was used, replaced or ended, or a session that changed, is no wrong answer. */
export const judgeAnswer = countsIf(
  ...["wrong", "wrong-email-code", "wrong-recovery-code", "slow", "fast", "ended"],
  ...judgedPasskeys,
);

export type Answer =
  | ({ ok: true } & Advanced)
  | { ok: false; reason: "wrong" | "ended" | "changed" }
  | { ok: false; reason: PasskeyRefused }
  | ChallengeRefused
  /** `no-app`, `no-email-method`: the member has nothing that the code could be of. */
  | { ok: false; reason: "used" | "older" | "no-app" | "no-email-method" | "email-not-now" }
  | OtherCode
  | EmailCodeRefused
  | RecoveryRefused
  | ResetCodeRefused
  | { ok: false; reason: "slow" | "fast"; minutes: number }
  | { ok: false; reason: "wait"; retryAt: Date | null };

/** Runs the check of an answer as one attempt of its challenge, and of the other budgets that a wrong one counts in. */
export async function attemptAnswer(
  { session, now }: Standing,
  budgets: Budget[],
  check: () => Promise<Answer>,
): Promise<Answer> {
  const all = [...budgets, challengeBudget(session)];
  const reserved = await reserve(all, now);
  if (!reserved.ok) return isOver(reserved, session) ? { ok: false, reason: "ended" } : toWaiting(reserved);
  return runReserved(all, now, check, judgeAnswer);
}

type Method = AuditData<"session.second_factor_failed">["method"];

/** Counts and records a wrong second factor. Ends the challenge at the fifth, and then returns true. */
export async function failChallenge(tx: Tx, standing: Standing, method: Method): Promise<boolean> {
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

/**
 * Records an answer that was right once and is no more. It does not count, so a challenge has as many such records as wrong answers
 * would end it: no one fills the log.
 */
export async function noteStale(standing: Standing, method: Method): Promise<void> {
  const { workspace, session, member, now } = standing;
  const places: Budget[] = [budget(rules.challenge, session.id, "stale")];
  if (!(await reserve(places, now)).ok) return;
  await inWorkspace(workspace.id, (tx) =>
    record(tx, standing, "session.second_factor_failed", {
      subject: member.id,
      data: { method, failures: session.failures },
    }),
  );
  await end(places, "counts", now);
}
