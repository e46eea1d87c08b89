import type { Caller } from "@/lib/access/caller";
import { inWorkspace, outsideWorkspaces } from "@/lib/ground/db";
import { emailKeyOf } from "@/lib/ground/email-key";
import { askerAt, type MailRefused, mailBudgets, sendOnRequest } from "@/lib/records/limits/mail-budgets";
import type { FoundWorkspace } from "@/lib/records/workspaces/find";
import { maySignUp } from "@/lib/rules/policy/may-sign-up";
import { mailSignUpCode } from "./begin";
import { findPending } from "./pending";

export type SentAgain = { ok: true } | { ok: false; reason: "gone" } | MailRefused;

/** Mails a new code to the address of a pending sign-up. The earlier code is void, and spent tries stay counted. */
export async function sendAgain(caller: Caller, workspace: FoundWorkspace | null, token: string): Promise<SentAgain> {
  const { visitor, now } = caller;
  const find = workspace
    ? inWorkspace(workspace.id, (tx) => findPending(tx, token, now))
    : outsideWorkspaces((tx) => findPending(tx, token, now));
  const pending = await find;
  if (!pending || (workspace && !maySignUp(workspace.policy.settings, pending.email)))
    return { ok: false, reason: "gone" };
  const budgets = mailBudgets(
    "confirm-address",
    askerAt("stranger", visitor.address),
    workspace?.id ?? "-",
    emailKeyOf(pending.email),
  );
  return sendOnRequest(budgets, now, async () => {
    if (workspace) await inWorkspace(workspace.id, (tx) => mailSignUpCode(tx, pending, workspace, now));
    else await outsideWorkspaces((tx) => mailSignUpCode(tx, pending, null, now));
    return { ok: true as const };
  });
}
