import { randomUUID } from "node:crypto";
import type { Visitor } from "@/lib/access/visitor";
import { truncateAddress } from "@/lib/ground/address";
import type { Tx } from "@/lib/ground/db";
import { record } from "@/lib/records/audit/record";
import { initialSettings, roles } from "@/lib/rules/policy/settings";
import { createMember, type NewMember } from "@/lib/use-cases/members/create";

/**
 * Creates the workspace of this transaction with its first owner and its first policy: a second factor is required of
 * everybody from now on. A slug somebody else has taken violates its unique constraint, and nothing is created.
 */
export async function createWorkspace(
  tx: Tx,
  input: { slug: string; name: string; owner: Omit<NewMember, "role"> },
  visitor: Visitor,
  now: Date,
): Promise<string> {
  const { workspaceId } = tx;
  await tx.workspace.create({ data: { id: workspaceId, slug: input.slug, name: input.name, createdAt: now } });
  const memberId = randomUUID();
  await tx.policyVersion.create({
    data: {
      workspaceId,
      version: 1,
      settings: initialSettings,
      dueAt: Object.fromEntries(roles.map((role) => [role, now.toISOString()])),
      createdAt: now,
      createdById: memberId,
      updatedAt: now,
      publishedAt: now,
      publishedById: memberId,
      effectiveAt: now,
    },
  });
  await createMember(tx, memberId, { ...input.owner, role: "owner" }, now);
  await record(tx, {
    at: now,
    action: "workspace.created",
    actor: { kind: "member", id: memberId, role: "owner" },
    subject: memberId,
    address: truncateAddress(visitor.address),
    data: { slug: input.slug },
  });
  return memberId;
}
