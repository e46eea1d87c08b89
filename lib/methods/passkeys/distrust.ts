import type { Caller } from "@/lib/access/caller";
import { bySystem } from "@/lib/access/caller";
import { revokeSessions } from "@/lib/access/sessions/revoke";
import type { Tx } from "@/lib/ground/db";
import { record } from "@/lib/records/audit/record";
import { queueMail } from "@/lib/records/mail/queue";
import { lockMembers } from "@/lib/records/member-rows/lock-members";
import { deviceOf } from "@/lib/rules/sign-in/device";
import { namedBy } from "./providers";

type Copied = Parameters<typeof namedBy>[0] & {
  id: string;
  member: { id: string; email: string; workspace: { name: string; slug: string } };
};

/**
 * Switches off a key whose counter went back (WebAuthn Level 3 §6.1.1, §7.2 step 22), because someone may have a copy of
 * it. The key works for no challenge until its owner removes or replaces it, and does not count as a method. Every session ends,
 * except the challenge in which the key was tried (`challengeId`), which has proven no second factor: no one can tell which
 * of the two is the owner. The member is told by mail. Of several such answers at once, one does all this.
 */
export async function distrustKey(tx: Tx, caller: Caller, key: Copied, challengeId: string | undefined): Promise<void> {
  const { visitor, now } = caller;
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
  await revokeSessions(tx, memberId, now, "key", challengeId);
  const notice = { workspace: { name: workspace.name, slug: workspace.slug }, device: deviceOf(visitor.userAgent) };
  await queueMail(tx, {
    template: "passkey-refused",
    to: email,
    params: { ...notice, at: now.toISOString(), method: namedBy(key) },
  });
  await record(tx, bySystem(caller), "credential.distrusted", {
    subject: memberId,
    data: { method: "passkey", credential: key.id },
  });
}
