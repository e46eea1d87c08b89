import type { Tx } from "@/lib/ground/db";

/** Names a new method until its owner does: the plain name of its kind, numbered from the second on. */
export async function nameOfNew(tx: Tx, memberId: string, plain: string): Promise<string> {
  const taken = await tx.credential.findMany({
    where: { memberId, suspendedAt: null, confirmedAt: { not: null } },
    select: { name: true },
  });
  const names = new Set(taken.map(({ name }) => name));
  for (let number = 1; ; number++) {
    const name = number === 1 ? plain : `${plain} ${number}`;
    if (!names.has(name)) return name;
  }
}
