import type { Scope } from "@/lib/access/sessions/judge";
import { emailKeyOf } from "@/lib/ground/email-key";
import { mailResetLink } from "@/lib/methods/passwords/reset-link";
import { anyAdmin, type MailRefused, mailBudgets, sendOnRequest } from "@/lib/records/limits/mail-budgets";
import { isActive } from "@/lib/rules/policy/active";
import { act, type NotDone } from "./act";
import { readMember } from "./read-member";

export type ResetSent = { ok: true } | NotDone | { ok: false; reason: "not-active" } | MailRefused;

/**
 * Mails a member the link that sets a new password, with the admin's name. The password and the second
 * factor stay as they are. Admins have a share of the mailbox's mails of their own: one mail a
 * minute, from any number of them.
 */
export async function sendPasswordReset(scope: Scope<"members:manage">, subjectId: string): Promise<ResetSent> {
  const { now } = scope;
  const found = await readMember(scope, subjectId);
  if (!found) return { ok: false, reason: "not-found" };
  const budgets = mailBudgets("password-reset", anyAdmin, scope.workspace.id, emailKeyOf(found.email));
  return sendOnRequest(budgets, now, () =>
    act<"members:manage", "not-active">(scope, subjectId, true, async (tx, { actor, subject }) => {
      if (!isActive(subject)) return { reason: "not-active" };
      await mailResetLink(tx, subject, actor.name, now);
      return { action: "password.reset_sent" };
    }),
  );
}
