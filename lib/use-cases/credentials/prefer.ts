import type { FullStanding } from "@/lib/access/sessions/require";
import type { Visitor } from "@/lib/access/visitor";
import { truncateAddress } from "@/lib/ground/address";
import { inWorkspace } from "@/lib/ground/db";
import { record } from "@/lib/records/audit/record";

/** Makes one's own method the one that sign-in offers first (S3). Answers whether there was one. */
export async function preferMethod(
  { workspace, member }: FullStanding,
  id: string,
  visitor: Visitor,
  now: Date,
): Promise<boolean> {
  return inWorkspace(workspace.id, async (tx) => {
    const mine = { id, memberId: member.id, confirmedAt: { not: null }, suspendedAt: null };
    if ((await tx.credential.count({ where: mine })) !== 1) return false;
    await tx.member.updateMany({ where: { id: member.id }, data: { preferredCredentialId: id } });
    await record(tx, {
      at: now,
      action: "credential.preferred",
      actor: { kind: "member", id: member.id, role: member.role },
      subject: member.id,
      address: truncateAddress(visitor.address),
      data: { credential: id },
    });
    return true;
  });
}
