import type { Tx } from "@/lib/ground/db";
import { namedBy } from "@/lib/methods/passkeys/providers";

/** Finds the number of a new credential until its owner names it: the first that no other of its kind and provider has. */
export async function numberOfNew(
  tx: Tx,
  memberId: string,
  added: { kind: "totp" | "passkey"; aaguid: string | null },
): Promise<number> {
  const others = await tx.credential.findMany({
    where: { memberId, kind: added.kind, name: null, suspendedAt: null, confirmedAt: { not: null } },
    select: { kind: true, aaguid: true, name: true, number: true },
  });
  const { provider } = namedBy({ ...added, name: null, number: 1 });
  const taken = new Set(others.filter((other) => namedBy(other).provider === provider).map(({ number }) => number));
  let number = 1;
  while (taken.has(number)) number += 1;
  return number;
}
