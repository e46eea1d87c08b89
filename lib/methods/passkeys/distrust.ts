import { deviceOf } from "@/lib/access/devices/device-name";
import { revokeSessions } from "@/lib/access/sessions/revoke";
import type { Visitor } from "@/lib/access/visitor";
import { truncateAddress } from "@/lib/ground/address";
import type { Tx } from "@/lib/ground/db";
import { record } from "@/lib/records/audit/record";
import { queueMail } from "@/lib/records/mail/queue";
import { lockMembers } from "@/lib/records/member-rows/lock-members";

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
