import type { Standing } from "@/lib/access/sessions/standing";
import { type Budget, budget, reserve } from "@/lib/records/limits/reserve";
import { rules } from "@/lib/records/limits/rules";
import { takeChallenge } from "./challenge";

/** What an answer is compared with, and the budgets to give back once it proved right. */
export type OpenAnswer =
  | { ok: true; challenge: Buffer; budgets: Budget[] }
  | { ok: false; reason: "expired" }
  | { ok: false; reason: "wait"; retryAt: Date | null };

/** Counts an attempt with a passkey and takes the challenge it answers, both before the answer is looked at. */
export async function openAnswer(
  { workspace, member, session, now }: Standing,
  purpose: "second-factor" | "step-up",
): Promise<OpenAnswer> {
  const budgets = [budget(rules.secondFactor, workspace.id, member.id, "passkey")];
  const reserved = await reserve(budgets, now);
  if (!reserved.ok) return { ok: false, reason: "wait", retryAt: reserved.retryAt };
  const challenge = await takeChallenge(workspace.id, session.id, purpose, now);
  return challenge ? { ok: true, challenge, budgets } : { ok: false, reason: "expired" };
}
