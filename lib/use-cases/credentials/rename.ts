import type { FullStanding } from "@/lib/access/sessions/require";
import type { Visitor } from "@/lib/access/visitor";
import { truncateAddress } from "@/lib/ground/address";
import { inWorkspace } from "@/lib/ground/db";
import { record } from "@/lib/records/audit/record";

/** Gives one's own method another name. Answers whether there was one. */
export async function renameMethod(
  { workspace, member }: FullStanding,
  id: string,
  name: string,
  visitor: Visitor,
  now: Date,
): Promise<boolean> {
  return inWorkspace(workspace.id, async (tx) => {
    const { count } = await tx.credential.updateMany({
      where: { id, memberId: member.id, confirmedAt: { not: null }, suspendedAt: null },
      data: { name },
    });
    if (count !== 1) return false;
    await record(tx, {
      at: now,
      action: "credential.renamed",
      actor: { kind: "member", id: member.id, role: member.role },
      subject: member.id,
      address: truncateAddress(visitor.address),
      data: { credential: id },
    });
    return true;
  });
}
