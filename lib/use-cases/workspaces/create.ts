import { randomUUID } from "node:crypto";
import type { Caller } from "@/lib/access/caller";
import { asMember } from "@/lib/access/caller";
import type { Tx } from "@/lib/ground/db";
import { record } from "@/lib/records/audit/record";
import { commitText } from "@/lib/records/audit/texts";
import { writeSettings } from "@/lib/rules/policy/document";
import { initialSettings, roles } from "@/lib/rules/policy/settings";
import { createMember, type NewMember } from "@/lib/use-cases/members/create";

/**
 * Creates the workspace of this transaction with its first owner and its first policy, which requires a second factor of everyone
 * from now on. A slug that is already taken violates its unique constraint, and nothing is created.
 */
export async function createWorkspace(
  tx: Tx,
  caller: Caller,
  input: { slug: string; name: string; owner: Omit<NewMember, "role"> },
): Promise<string> {
  const { now } = caller;
  const { workspaceId } = tx;
  await tx.workspace.create({ data: { id: workspaceId, slug: input.slug, name: input.name, createdAt: now } });
  const memberId = randomUUID();
  await tx.policyVersion.create({
    data: {
      workspaceId,
      version: 1,
      settings: writeSettings(initialSettings),
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
  const owner = { id: memberId, role: "owner" } as const;
  await record(tx, asMember(caller, owner), "workspace.created", {
    subject: memberId,
    data: { slug: input.slug, email: await commitText(tx, memberId, input.owner.email) },
  });
  return memberId;
}
