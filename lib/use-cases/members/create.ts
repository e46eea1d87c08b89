import type { Tx } from "@/lib/ground/db";
import { emailKeyOf, nameKeyOf } from "@/lib/ground/email-key";
import { sealPasswordHash } from "@/lib/methods/passwords/hash";
import { currentPolicy } from "@/lib/records/policy-versions/current";
import { graceFor } from "@/lib/rules/policy/grace";
import type { RoleName } from "@/lib/rules/policy/settings";

export type NewMember = { name: string; email: string; role: RoleName; passwordPhc: string };

/** Creates an active member whose address is confirmed. An address the workspace already has violates its unique constraint. */
export async function createMember(tx: Tx, id: string, member: NewMember, now: Date): Promise<void> {
  const { workspaceId } = tx;
  const policy = await currentPolicy(tx, now);
  await tx.member.create({
    data: {
      workspaceId,
      id,
      email: member.email.trim(),
      emailKey: emailKeyOf(member.email),
      name: member.name,
      nameKey: nameKeyOf(member.name),
      role: member.role,
      passwordHash: sealPasswordHash(workspaceId, id, member.passwordPhc),
      passwordChangedAt: now,
      createdAt: now,
      joinedAt: now,
      graceUntil: graceFor(member.role, policy, now),
    },
  });
}
