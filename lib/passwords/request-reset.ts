import { truncateAddress } from "@/lib/address";
import { record } from "@/lib/audit/record";
import { asSystem, inWorkspace, Prisma } from "@/lib/db";
import { mailBudgets } from "@/lib/email-codes/enrolment-code";
import { reserve } from "@/lib/limits/reserve";
import { emailKeyOf } from "@/lib/members/find-for-sign-in";
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
  const found = await findRecipient(slug, email);
  if (!found) return;
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

async function findRecipient(slug: string, email: string): Promise<{ workspaceId: string; memberId: string } | null> {
  const [row] = await asSystem<{ workspace_id: string; id: string }>(Prisma.sql`
    select m.workspace_id::text, m.id::text from workspace w
    join member m on m.workspace_id = w.id and m.email_key = ${emailKeyOf(email)}
      and m.joined_at is not null and m.deactivated_at is null
    where w.slug = ${slug}`);
  return row ? { workspaceId: row.workspace_id, memberId: row.id } : null;
}
