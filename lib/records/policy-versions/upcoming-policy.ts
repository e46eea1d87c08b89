import type { Tx } from "@/lib/ground/db";
import { readPolicy } from "@/lib/rules/policy/document";

/** Reads the newest published policy, in force or waiting for its day. Members should be ready for this one. */
export async function upcomingPolicy(tx: Tx) {
  const stored = await tx.policyVersion.findFirstOrThrow({
    where: { publishedAt: { not: null } },
    orderBy: { version: "desc" },
    include: { workspace: { select: { plan: true, name: true, slug: true } } },
  });
  return {
    policy: readPolicy(stored, stored.workspace.plan),
    workspace: stored.workspace,
    publishedAt: stored.publishedAt,
  };
}
