import { truncateAddress } from "@/lib/address";
import { record } from "@/lib/audit/record";
import { inWorkspace } from "@/lib/db";
import { mailBudgets } from "@/lib/email-codes/enrolment-code";
import { reserve } from "@/lib/limits/reserve";
import { emailKeyOf, findForSignIn } from "@/lib/members/find-for-sign-in";
import type { Visitor } from "@/lib/visitor";
import { mailResetLink } from "./reset-link";

export type Reserved = { ok: true } | { ok: false; reason: "mail-wait"; retryAt: Date | null };

/** Counts asking for a link against the typed address, whether or not anybody has it: the answer tells nothing. */
export async function reserveResetMail(workspaceId: string, email: string, now: Date): Promise<Reserved> {
  const reserved = await reserve(mailBudgets("password-reset", workspaceId, emailKeyOf(email)), now);
  return reserved.ok ? { ok: true } : { ok: false, reason: "mail-wait", retryAt: reserved.retryAt };
}

/**
 * Mails the link that sets a new password to the member with this address, if there is one. Called once the answer is on its way,
 * so that its time tells nothing either.
 */
export async function sendResetMail(slug: string, email: string, visitor: Visitor, now: Date): Promise<void> {
  const found = await findForSignIn(slug, email);
  if (!found?.memberId) return;
  const { workspaceId, memberId } = found;
  await inWorkspace(workspaceId, async (tx) => {
    const member = await tx.member.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id: memberId } } });
    await mailResetLink(tx, member, undefined, now);
    await record(tx, {
      at: now,
      action: "password.reset_requested",
      actor: { kind: "unknown" },
      subject: memberId,
      address: truncateAddress(visitor.address),
    });
  });
}
