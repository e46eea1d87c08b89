import type { Standing } from "@/lib/access/sessions/standing";
import { inWorkspace } from "@/lib/ground/db";
import {
  type Budget,
  budget,
  countsIf,
  type MustWait,
  reserve,
  runReserved,
  toWaiting,
} from "@/lib/records/limits/reserve";
import { rules } from "@/lib/records/limits/rules";
import { type ChallengeRefused, returnChallenge, takeChallenge } from "./challenge";
import { judgedPasskeys } from "./prove";
import type { AssertionResponse } from "./response";

type Refused = ChallengeRefused | MustWait;

/**
 * Checks the answer of a passkey as one attempt. Before anything of it is looked at, the challenge that it names is taken and the attempt
 * is reserved. An answer to no ceremony that is alive is not judged, and costs nothing. `more` are further budgets that a
 * wrong answer counts in. An attempt that is refused leaves no row, so that no session fills a table.
 */
export async function openAnswer<T extends { ok: true } | { ok: false; reason: string }>(
  { workspace, member, session, now }: Standing,
  purpose: "second-factor" | "step-up",
  response: AssertionResponse,
  check: (challenge: Buffer) => Promise<T>,
  more: Budget[] = [],
): Promise<T | Refused> {
  const taken = await takeChallenge({ workspaceId: workspace.id, holderId: session.id, purpose }, response, now);
  if (!taken.ok) return taken;
  const budgets = [budget(rules.secondFactor, workspace.id, member.id, "passkey"), ...more];
  const reserved = await reserve(budgets, now);
  if (!reserved.ok) {
    await inWorkspace(workspace.id, (tx) => returnChallenge(tx, taken));
    return toWaiting(reserved);
  }
  return runReserved<T>(budgets, now, () => check(taken.challenge), countsIf(...judgedPasskeys, "ended"));
}
