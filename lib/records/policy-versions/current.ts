import type { Tx } from "@/lib/ground/db";
import { readPolicy } from "@/lib/rules/policy/document";
import type { Policy } from "@/lib/rules/policy/settings";

/** Reads the policy in force: the newest published version whose time has come. Throws if there is none: it fails closed. */
export async function currentPolicy(tx: Tx, now: Date): Promise<Policy> {
  const stored = await tx.policyVersion.findFirstOrThrow({
    where: { publishedAt: { not: null }, effectiveAt: { lte: now } },
    orderBy: { version: "desc" },
    include: { workspace: { select: { plan: true } } },
  });
  return readPolicy(stored, stored.workspace.plan);
}
