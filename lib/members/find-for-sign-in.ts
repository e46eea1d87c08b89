import { asSystem, Prisma } from "@/lib/db";

/** Writes an address as it is compared: NFKC, lower case, no space around. */
export function emailKeyOf(email: string): string {
  return email.normalize("NFKC").trim().toLowerCase();
}

/** Writes a name as it is sorted and searched. */
export function nameKeyOf(name: string): string {
  return name.normalize("NFKC").trim().toLowerCase();
}

export type SignInMember = { workspaceId: string; memberId: string | null; passwordHash: Uint8Array | null };

/** Looks up who might be signing in: a workspace by slug and its member by address, in one statement. Null: no such workspace. */
export async function findForSignIn(slug: string, email: string): Promise<SignInMember | null> {
  const [row] = await asSystem<{
    workspace_id: string;
    member_id: string | null;
    password_hash: Uint8Array | null;
  }>(Prisma.sql`
    select w.id as workspace_id, m.id as member_id, m.password_hash from workspace w
    left join member m on m.workspace_id = w.id and m.email_key = ${emailKeyOf(email)}
      and m.joined_at is not null and m.deactivated_at is null
    where w.slug = ${slug}`);
  return row ? { workspaceId: row.workspace_id, memberId: row.member_id, passwordHash: row.password_hash } : null;
}
