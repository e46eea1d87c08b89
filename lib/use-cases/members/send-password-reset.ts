import type { Scope } from "@/lib/access/sessions/judge";
import { emailKeyOf } from "@/lib/ground/email-key";
import { mailResetLink } from "@/lib/methods/passwords/reset-link";
import { mailBudgets } from "@/lib/records/limits/mail-budgets";
import { giveBack, reserve } from "@/lib/records/limits/reserve";
import { isActive } from "@/lib/rules/policy/active";
import { act, type NotDone } from "./act";
import { readMember } from "./read-member";

export type ResetSent =
  | { ok: true }
  | NotDone
  | { ok: false; reason: "not-active" }
  | { ok: false; reason: "mail-wait"; retryAt: Date | null };

/**
 * Mails a member the link that sets a new password, with the admin's name; an earlier link is void. The password and the second
 * factor stay as they are. The mail counts against the limits of the member's own requests: one mail a minute, from any number of
 * actors.
 */
export async function sendPasswordReset(scope: Scope<"members:manage">, subjectId: string): Promise<ResetSent> {
  const { now } = scope;
  const found = await readMember(scope, subjectId);
  if (!found) return { ok: false, reason: "not-found" };
  const budgets = mailBudgets("password-reset", scope.workspace.id, emailKeyOf(found.email));
  const reserved = await reserve(budgets, now);
  if (!reserved.ok) return { ok: false, reason: "mail-wait", retryAt: reserved.retryAt };
  const done = await act<"members:manage", "not-active">(scope, subjectId, true, async (tx, { actor, subject }) => {
    if (!isActive(subject)) return { reason: "not-active" };
    await mailResetLink(tx, subject, actor.name, now);
    return { action: "password.reset_sent" };
  });
  if (!done.ok) await giveBack(budgets);
  return done;
}
