import { hashToken } from "@/lib/ground/crypto/token";
import { asSystem, Prisma } from "@/lib/ground/db";
import type { Brand } from "@/lib/rules/brand/brand";
import { readPolicy } from "@/lib/rules/policy/document";
import type { Policy, RoleName } from "@/lib/rules/policy/settings";

/** An invitation as its link's holder may see it. */
export type FoundInvitation = {
  id: string;
  /** What the link can still do now. */
  state: "live" | "accepted" | "over" | "closing";
  inviter: string | null;
  /** `name` is the one an admin gave, or the address if none did. */
  member: { id: string; email: string; name: string; role: RoleName };
  workspace: { id: string; slug: string; name: string; plan: string } & Brand;
  policy: Policy;
};

type Row = {
  id: string;
  accepted_at: Date | null;
  withdrawn_at: Date | null;
  expires_at: Date;
  inviter: string | null;
  member: FoundInvitation["member"];
  joined: boolean;
  delete_at: Date | null;
  workspace: FoundInvitation["workspace"];
  version: number;
  settings: unknown;
  due_at: unknown;
};

/** Looks up an invitation by its link's token, before any workspace is known. Reading it spends nothing. */
export async function findInvitation(token: string, now: Date): Promise<FoundInvitation | null> {
  if (!/^[\w-]{43}$/.test(token)) return null;
  const [row] = await asSystem<Row>(Prisma.sql`
    select i.id::text, i.accepted_at, i.withdrawn_at, i.expires_at, b.name as inviter,
      m.joined_at is not null or m.deactivated_at is not null as joined,
      jsonb_build_object('id', m.id, 'email', m.email, 'name', m.name, 'role', m.role) as member,
      jsonb_build_object('id', w.id, 'slug', w.slug, 'name', w.name, 'plan', w.plan,
        'accent', w.accent, 'logo', w.logo_version) as workspace,
      w.delete_at, p.version, p.settings, p.due_at
    from invitation i
    join member m on m.workspace_id = i.workspace_id and m.id = i.member_id
    join workspace w on w.id = i.workspace_id
    left join member b on b.workspace_id = i.workspace_id and b.id = i.invited_by_id
    join lateral (select * from policy_version p where p.workspace_id = w.id and p.published_at is not null
      and p.effective_at <= ${now} order by p.version desc limit 1) p on true
    where i.token_hash = ${hashToken("invitation", token)}`);
  if (!row) return null;
  const { id, inviter, member, workspace } = row;
  const policy = readPolicy({ version: row.version, settings: row.settings, dueAt: row.due_at }, workspace.plan);
  const over = row.withdrawn_at !== null || row.expires_at <= now || row.joined;
  const closing = row.delete_at ? "closing" : "live";
  const state = row.accepted_at ? "accepted" : over ? "over" : closing;
  return { id, state, inviter, member, workspace, policy };
}
