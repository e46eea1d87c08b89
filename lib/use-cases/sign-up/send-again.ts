import { inWorkspace, outsideWorkspaces } from "@/lib/ground/db";
import { emailKeyOf } from "@/lib/ground/email-key";
import { mailBudgets } from "@/lib/records/limits/mail-budgets";
import { reserve } from "@/lib/records/limits/reserve";
import type { FoundWorkspace } from "@/lib/records/workspaces/find";
import { maySignUp } from "@/lib/rules/policy/may-sign-up";
import { mailSignUpCode } from "./begin";
import { findPending } from "./pending";

export type SentAgain =
  | { ok: true }
  | { ok: false; reason: "gone" }
  | { ok: false; reason: "wait"; retryAt: Date | null };

/** Mails a new code to the address of a pending sign-up. The earlier code is void, and spent tries stay counted. */
export async function sendAgain(workspace: FoundWorkspace | null, token: string, now: Date): Promise<SentAgain> {
  const find = workspace
    ? inWorkspace(workspace.id, (tx) => findPending(tx, token, now))
    : outsideWorkspaces((tx) => findPending(tx, token, now));
  const pending = await find;
  if (!pending || (workspace && !maySignUp(workspace.policy.settings, pending.email)))
    return { ok: false, reason: "gone" };
  const reserved = await reserve(mailBudgets("confirm-address", workspace?.id ?? "-", emailKeyOf(pending.email)), now);
  if (!reserved.ok) return { ok: false, reason: "wait", retryAt: reserved.retryAt };
  if (workspace) await inWorkspace(workspace.id, (tx) => mailSignUpCode(tx, pending, workspace, now));
  else await outsideWorkspaces((tx) => mailSignUpCode(tx, pending, null, now));
  return { ok: true };
}
