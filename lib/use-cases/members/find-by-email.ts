import type { Scope } from "@/lib/access/sessions/judge";
import { inWorkspace } from "@/lib/ground/db";
import { emailKeyOf } from "@/lib/ground/email-key";
import type { Permission } from "@/lib/rules/policy/permissions";

/** Finds the member with an address in an admin's own workspace; null: there is none. */
export async function findByEmail({ workspace }: Scope<Permission>, email: string): Promise<string | null> {
  const where = { workspaceId_emailKey: { workspaceId: workspace.id, emailKey: emailKeyOf(email) } };
  return (await inWorkspace(workspace.id, (tx) => tx.member.findUnique({ where, select: { id: true } })))?.id ?? null;
}

/** Reads the address of a member by id, to fill in a form; null: there is no such member. */
export async function findEmail({ workspace }: Scope<Permission>, id: string): Promise<string | null> {
  const where = { workspaceId_id: { workspaceId: workspace.id, id } };
  return (
    (await inWorkspace(workspace.id, (tx) => tx.member.findUnique({ where, select: { email: true } })))?.email ?? null
  );
}
