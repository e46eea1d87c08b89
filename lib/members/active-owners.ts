import type { Tx } from "@/lib/db";

/** Reads the owners who can sign in. */
export function readActiveOwners(tx: Tx): Promise<{ id: string; name: string; email: string }[]> {
  return tx.member.findMany({
    where: { role: "owner", joinedAt: { not: null }, deactivatedAt: null },
    select: { id: true, name: true, email: true },
    orderBy: [{ nameKey: "asc" }, { id: "asc" }],
  });
}
