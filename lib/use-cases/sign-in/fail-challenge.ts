import type { Advanced } from "@/lib/access/sessions/advance";
import type { Standing } from "@/lib/access/sessions/standing";
import type { Tx } from "@/lib/ground/db";
import type { AuditData } from "@/lib/records/audit/actions";
import { record } from "@/lib/records/audit/record";

/** Wrong second factors that end a challenge; the password is then required again. */
const failuresAllowed = 5;

export type Answer =
  | ({ ok: true } & Advanced)
  | { ok: false; reason: "not-a-code" | "wrong" | "reset-code" | "ended" | "changed" }
  | { ok: false; reason: "expired" | "unknown-passkey" | "counter" }
  | { ok: false; reason: "not-an-email-code" | "wrong-email-code" | "email-not-now" }
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
  if (ended) await tx.session.update({ where, data: { revokedAt: now } });
  await record(tx, standing, ended ? "session.challenge_ended" : "session.second_factor_failed", {
    subject: member.id,
    data: { method, failures },
  });
  return ended;
}
