import { asSystem, Prisma } from "@/lib/db";
import { type Budget, type RefusalRow, type Refused, readRefusal, rulesOf } from "@/lib/limits/reserve";
import { emailKeyOf } from "@/lib/members/keys";
import { joinPolicy } from "@/lib/policy/in-force";
import { type Facts, factColumns, readFacts } from "@/lib/sessions/facts";

/** Whom a password is tried for: a workspace, and its member of that address where there is one who may sign in. */
export type PasswordTry = {
  ok: true;
  workspaceId: string;
  member: { id: string; passwordHash: Uint8Array; readFacts(): Facts } | null;
};

type Row = RefusalRow & {
  workspace_id: string;
  member_id: string | null;
  password_hash: Uint8Array | null;
  facts: string;
};

/**
 * Counts a try and looks up who it is for, in one committed statement that is the same for every address. Null: no such workspace.
 */
export async function tryPassword(
  { slug, email }: { slug: string; email: string },
  budgets: Budget[],
  now: Date,
): Promise<PasswordTry | Refused | null> {
  const [row] = await asSystem<Row>(Prisma.sql`
    select w.id as workspace_id, m.id as member_id, m.password_hash, r.refused, r.retry_at::text,
      jsonb_build_object(${factColumns})::text as facts
    from workspace w
    ${joinPolicy(now)}
    left join member m on m.workspace_id = w.id and m.email_key = ${emailKeyOf(email)}
      and m.joined_at is not null and m.deactivated_at is null
    left join lateral attempt_reserve(${now}, ${rulesOf(budgets)}::jsonb) r on true
    where w.slug = ${slug}`);
  if (!row) return null;
  const reserved = readRefusal(row);
  if (!reserved.ok) return reserved;
  const { workspace_id: workspaceId, member_id: id, password_hash: passwordHash, facts } = row;
  const member = id && passwordHash ? { id, passwordHash, readFacts: () => readFacts(facts) } : null;
  return { ok: true, workspaceId, member };
}
