import type { Tx } from "@/lib/ground/db";

/** Members visited in one transaction. */
const batch = 500;

/** Reads the next members of a walk in the order of ids, and where the walk continues; null: it is over. */
export async function nextMembers(tx: Tx, cursor: string | null) {
  const members = await tx.member.findMany({
    where: { workspaceId: tx.workspaceId, ...(cursor && { id: { gt: cursor } }) },
    orderBy: { id: "asc" },
    take: batch,
    select: {
      id: true,
      email: true,
      role: true,
      joinedAt: true,
      deactivatedAt: true,
      graceUntil: true,
      exemptUntil: true,
      suspendedAt: true,
      totpCount: true,
      passkeyCount: true,
      emailCount: true,
      recoveryCodesLeft: true,
    },
  });
  return { members, next: members.length === batch ? (members.at(-1)?.id ?? null) : null };
}
