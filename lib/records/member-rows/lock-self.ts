import { Prisma, type Tx } from "@/lib/ground/db";
import type { MemberFacts } from "@/lib/rules/policy/assess";

/**
 * Locks the member's own row until the end of the transaction and reads its facts as they are then. Of two simultaneous
 * changes of one member's methods, the second decides by what the first left.
 */
export async function lockSelf(
  tx: Tx,
  memberId: string,
): Promise<MemberFacts & { preferredCredentialId: string | null }> {
  await tx.$queryRaw(Prisma.sql`select id from member
    where workspace_id = ${tx.workspaceId}::uuid and id = ${memberId}::uuid for no key update`);
  return tx.member.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId: tx.workspaceId, id: memberId } } });
}
