import { readFacts, type SessionFacts } from "@/lib/access/sessions/facts";
import { asSystem, Prisma } from "@/lib/ground/db";
import { emailKeyOf } from "@/lib/ground/email-key";
import { type Budget, type RefusalRow, type Refused, readRefusal, rulesOf } from "@/lib/records/limits/reserve";

/** What a password is tried for: a workspace, and its member with that address if there is one who may sign in. */
export type PasswordTry = {
  ok: true;
  workspaceId: string;
  member: { id: string; passwordHash: Uint8Array; readFacts(): SessionFacts } | null;
};

type Row = RefusalRow & {
  workspace_id: string;
  member_id: string | null;
  password_hash: Uint8Array | null;
  facts: unknown;
};

/**
 * Counts a try and looks up the member it is for, in one committed statement that is the same for every address. Null: no such
 * workspace.
 */
export async function tryPassword(
  { slug, email }: { slug: string; email: string },
  budgets: Budget[],
  now: Date,
): Promise<PasswordTry | Refused | null> {
  const [row] = await asSystem<Row>(
    Prisma.sql`select * from password_try(${slug}, ${emailKeyOf(email)}, ${now}, ${rulesOf(budgets)}::jsonb)`,
  );
  if (!row) return null;
  const reserved = readRefusal(row);
  if (!reserved.ok) return reserved;
  const { workspace_id: workspaceId, member_id: id, password_hash: passwordHash, facts } = row;
  const member = id && passwordHash ? { id, passwordHash, readFacts: () => readFacts(facts) } : null;
  return { ok: true, workspaceId, member };
}
