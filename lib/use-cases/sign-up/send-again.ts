import type { Caller } from "@/lib/access/caller";
import { inWorkspace, outsideWorkspaces } from "@/lib/ground/db";
import { emailKeyOf } from "@/lib/ground/email-key";
import { askerAt, type MailRefused, mailBudgets, sendOnRequest } from "@/lib/records/limits/mail-budgets";
import type { FoundWorkspace } from "@/lib/records/workspaces/find";
import { maySignUp } from "@/lib/rules/policy/may-sign-up";
import { mailSignUpCode } from "./begin";
import { type NotAccepted, notAccepted, type PendingKey, readPending, type SignUpOver } from "./pending";

export type SentAgain = { ok: true } | SignUpOver | NotAccepted | MailRefused;

/** Mails a new code to the address of a pending sign-up. The earlier code is void, and spent tries stay counted. */
export async function sendAgain(
  caller: Caller,
  workspace: FoundWorkspace | null,
  key: PendingKey,
  language?: string,
): Promise<SentAgain> {
  const { visitor, now } = caller;
  const { over, pending } = await readPending(workspace?.id ?? null, key, now);
  if (over) return over;
  if (workspace && !maySignUp(workspace.policy.settings, pending.email)) return notAccepted;
  const budgets = mailBudgets(
    "confirm-address",
    askerAt("stranger", visitor.address),
    workspace?.id ?? "-",
    emailKeyOf(pending.email),
  );
  return sendOnRequest(budgets, now, async () => {
    if (workspace) await inWorkspace(workspace.id, (tx) => mailSignUpCode(tx, pending, workspace, language, now));
    else await outsideWorkspaces((tx) => mailSignUpCode(tx, pending, null, language, now));
    return { ok: true as const };
  });
}
