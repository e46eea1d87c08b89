import type { Standing } from "@/lib/access/sessions/standing";
import { attempt, type Budget, budget, countsIf, type MustWait } from "@/lib/records/limits/reserve";
import { rules } from "@/lib/records/limits/rules";
import { takeChallenge } from "./challenge";

type Refused = { ok: false; reason: "expired" } | MustWait;

/**
 * Checks the answer of a passkey as one attempt. Before anything of it is looked at, the ceremony's challenge is taken and the attempt
 * is reserved. An answer to no ceremony that is alive is not judged, and costs nothing. `more` are further budgets that a
 * wrong answer counts in.
 */
export async function openAnswer<T extends { ok: true } | { ok: false; reason: string }>(
  { workspace, member, session, now }: Standing,
  purpose: "second-factor" | "step-up",
  check: (challenge: Buffer) => Promise<T>,
  more: Budget[] = [],
): Promise<T | Refused> {
  const challenge = await takeChallenge(workspace.id, session.id, purpose, now);
  if (!challenge) return { ok: false, reason: "expired" };
  const budgets = [budget(rules.secondFactor, workspace.id, member.id, "passkey"), ...more];
  return attempt<T>(budgets, now, () => check(challenge), countsIf("unknown-passkey", "counter", "ended"));
}
