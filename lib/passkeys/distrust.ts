import { truncateAddress } from "@/lib/address";
import { record } from "@/lib/audit/record";
import type { Tx } from "@/lib/db";
import { queueMail } from "@/lib/mail/queue";
import { lockMembers } from "@/lib/members/lock-members";
import { deviceOf } from "@/lib/sessions/device";
import { revokeSessions } from "@/lib/sessions/revoke";
import type { Visitor } from "@/lib/visitor";

type Copied = {
  id: string;
  name: string;
  member: { id: string; email: string; workspace: { name: string; slug: string } };
};

/**
 * Switches off a key whose counter went back (WebAuthn Level 3 §6.1.1, §7.2 step 22): somebody may have a copy of it. It answers
 * nothing until its owner removes or replaces it, and counts as no method. Every session ends but the challenge in which it was
 * tried (`challengeId`), which has proven no second factor: who of the two the owner is, nobody can tell. The member is told by
 * mail. Of several such answers at once, one does all this.
 */
export async function distrustKey(
  tx: Tx,
  key: Copied,
  challengeId: string | undefined,
  visitor: Visitor,
  now: Date,
): Promise<void> {
  const { id: memberId, email, workspace } = key.member;
  await lockMembers(tx, memberId);
  const { count } = await tx.credential.updateMany({
    where: { id: key.id, confirmedAt: { not: null }, suspendedAt: null },
    data: { suspendedAt: now, distrustedAt: now },
  });
  if (count !== 1) return;
  await tx.member.updateMany({
    where: { id: memberId, preferredCredentialId: key.id },
    data: { preferredCredentialId: null },
  });
  await revokeSessions(tx, memberId, now, challengeId);
  const notice = { workspace: { name: workspace.name, slug: workspace.slug }, device: deviceOf(visitor.userAgent) };
  await queueMail(tx, {
    template: "passkey-refused",
    to: email,
    params: { ...notice, at: now.toISOString(), name: key.name },
  });
  await record(tx, {
    at: now,
    action: "credential.distrusted",
    actor: { kind: "system" },
    subject: memberId,
    address: truncateAddress(visitor.address),
    data: { method: "passkey", credential: key.id },
  });
}
