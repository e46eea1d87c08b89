import pg from "pg";
import { analyzeFilled } from "@/prisma/analyze-filled";

const batch = 50_000;
const statesThereAre = 16;

/**
 * Adds members in every state to a workspace, in equal shares, as many audit events as members, and other workspaces of
 * five members each; by SQL, as a superuser, with the product's triggers on.
 */
export async function seedCrowd(
  adminUrl: string,
  { workspaceId, members, workspaces }: { workspaceId: string; members: number; workspaces: number },
): Promise<void> {
  const db = new pg.Client(adminUrl);
  await db.connect();
  for (let from = 0; from < members; from += batch) {
    await db.query(crowd, [workspaceId, from, Math.min(from + batch, members) - 1]);
  }
  await db.query(events, [workspaceId, members]);
  await db.query(otherWorkspaces, [workspaces]);
  await db.query(theirPolicies);
  await db.query(theirMembers);
  await db.query("select fold_member_tally()");
  await analyzeFilled(db, "vacuum analyze");
  await db.query("checkpoint");
  await db.end();
}

/** $1 workspace, $2 first and $3 last number. The number's remainder decides the state (lib/rules/policy/assess.ts). */
const crowd = `
  with first (names) as (select array['Ana','Anders','Bo','Carla','Dmitri','Elif','Femi','Grace','Hugo','Ines','Jonas','Kofi',
      'Lena','Maria','Nadia','Omar','Priya','Quentin','Rosa','Sven','Tara','Ulrich','Vera','Wanda','Ximena','Yusuf','Zoe']),
    last (names) as (select array['Abe','Bauer','Costa','Diaz','Eriksen','Fischer','Garcia','Hansen','Ito','Jensen','Kim','Lee',
      'Moreau','Novak','Okafor','Petrov','Quist','Rossi','Silva','Tanaka','Ueda','Vargas','Weber','Xu','Yilmaz','Zhang'])
  insert into member (workspace_id, id, email, email_key, name, name_key, role, created_at, joined_at, deactivated_at,
    grace_until, exempt_until, suspended_at, totp_count, passkey_count, recovery_codes_left, codes_saved_at, last_sign_in_at)
  select $1, gen_random_uuid(), email, email, name, lower(name),
    (case when state = 12 then 'helpdesk' when n % 1000 = 17 then 'admin' else 'member' end)::role,
    now() - interval '60 days',
    case state when 9 then null when 7 then now() - interval '3 days' else now() - interval '50 days' end,
    case when state = 10 then now() - interval '5 days' end,
    case when state = 7 then date_trunc('day', now() + interval '11 days') - interval '1 ms' end,
    case when state = 8 then now() + make_interval(days => 1 + n % 30) end,
    case when state = 11 then now() - interval '1 hour' end,
    case when state in (6, 7, 8, 9, 10, 11, 12, 13, 14) then 0 else 1 end,
    case when state = 13 then 2 else 0 end,
    case when state = 5 then 1 when state in (6, 7, 8, 9, 12, 14) then 0 else 10 end,
    case when state in (6, 7, 8, 9, 12, 14) then null else now() end,
    case when state in (9, 12) then null else now() - make_interval(mins => n % 40000) end
  from (select n, n % ${statesThereAre} as state, 'm' || n || '@' || (case when n % 3 = 0 then 'bolt.example' else 'acme.example' end)
      as email, f.names[1 + n / ${statesThereAre} % 27] || ' ' || l.names[1 + n / 432 % 26] as name
    from generate_series($2::int, $3::int) n, first f, last l) crowd`;

/**
 * Old events after those written so far; their hashes are not a real chain, because no part verifies it. $1 workspace,
 * $2 how many.
 */
const events = `
  with head as (update audit_head set sequence = sequence + $2 where workspace_id = $1 returning sequence - $2 as sequence)
  insert into audit_event (workspace_id, sequence, at, action, actor_id, subject_id, entry, hash)
  select $1, head.sequence + n, now(), 'session.signed_in', m.id, m.id,
    '{"workspace":"' || $1 || '","sequence":' || n || ',"action":"session.signed_in","data":{"amr":["pwd","otp","mfa"]}}',
    sha256(n::text::bytea)
  from head, (select id, row_number() over () as n from member where workspace_id = $1::uuid limit $2::int) m`;

const otherWorkspaces = `
  insert into workspace (id, slug, name, created_at)
  select gen_random_uuid(), 'beside-' || n, 'Beside ' || n, now() from generate_series(1, $1::int) n`;

const theirPolicies = `
  insert into policy_version (workspace_id, version, settings, due_at, created_at, updated_at, published_at, effective_at)
  select w.id, 1, p.settings, p.due_at, now(), now(), now(), now() from workspace w,
    (select settings, due_at from policy_version limit 1) p where w.slug like 'beside-%'`;

const theirMembers = `
  insert into member (workspace_id, id, email, email_key, name, name_key, role, created_at, joined_at)
  select w.id, gen_random_uuid(), 'p' || n || '@' || w.slug || '.example', 'p' || n || '@' || w.slug || '.example',
    'Person ' || n, 'person ' || n, (case when n = 1 then 'owner' else 'member' end)::role, now(), now()
  from workspace w, generate_series(1, 5) n where w.slug like 'beside-%'`;
