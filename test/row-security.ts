import pg from "pg";
import { beforeAll, describe, expect, test } from "vitest";
import { asSystem, inWorkspace, outsideWorkspaces, Prisma } from "@/lib/ground/db";
import { fillEveryTable } from "./every-table";

/** Runs a statement as a superuser, which row security does not bind. */
export type Superuser = <T>(sql: string) => Promise<T[]>;

type Column = { name: string; generated: boolean };
type Table = { name: string; tenant: string; columns: Column[] };

const now = new Date("2025-11-22T10:00:00Z");

/** The SQLSTATE a statement is refused with; null where it passes. */
async function refusal(work: Promise<unknown>): Promise<string | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (error instanceof pg.DatabaseError) return error.code ?? null;
    if (!(error instanceof Prisma.PrismaClientKnownRequestError)) throw error;
    return /Code: `(\w+)`/.exec(error.message)?.[1] ?? error.code;
  }
}

/** PostgreSQL's "insufficient privilege": a right that is missing, or a row the policy refuses. */
const denied = "42501";

/**
 * Registers the tests of row security, the same on every engine. The tables come from the catalog: a new one without a policy, or
 * without a row in `fillEveryTable`, fails.
 */
export function testRowSecurity(superuser: Superuser): void {
  let ours: string;
  let theirs: string;
  let tables: Table[];

  const run = (sql: string) => inWorkspace(ours, (tx) => tx.$queryRaw<{ n: number }[]>(Prisma.raw(sql)));
  const change = (sql: string) => inWorkspace(ours, (tx) => tx.$executeRaw(Prisma.raw(sql)));
  const count = async (table: Table, where: string) =>
    (await run(`select count(*)::int as n from ${table.name} where ${where}`))[0]?.n;

  beforeAll(async () => {
    ours = await fillEveryTable(now);
    theirs = await fillEveryTable(now);
    tables = await superuser<Table>(`
      select c.relname as name, case c.relname when 'workspace' then 'id' else 'workspace_id' end as tenant,
        json_agg(json_build_object('name', a.attname, 'generated', a.attgenerated <> '') order by a.attnum) as columns
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f')
        and c.relname not in ('_prisma_migrations', 'attempt_budget', 'serving_process', 'seal_key', 'operator_run')
      group by 1, 2 order by 1`);
  });

  test("the tables are the ones that were thought of: workspaces, what they own, and nothing without an owner", () => {
    expect(tables.length).toBeGreaterThan(15);
    const ownerless = tables.filter(({ tenant, columns }) => !columns.some(({ name }) => name === tenant));
    expect(ownerless.map(({ name }) => name)).toEqual([]);
  });

  test("every one forces row security and has a policy that asks for the workspace", async () => {
    const guarded = await superuser<{ name: string }>(`
      select c.relname as name from pg_class c join pg_policies p on p.tablename = c.relname and p.schemaname = 'public'
      where c.relrowsecurity and c.relforcerowsecurity and app_role() = any(p.roles) and p.qual like '%current_workspace()%'
        and p.permissive = 'PERMISSIVE' and p.cmd = 'ALL' order by 1`);
    expect(guarded.map(({ name }) => name)).toEqual(tables.map(({ name }) => name));
  });

  test("no other policy opens a table to the application's role or to public", async () => {
    const open = await superuser(`
      select tablename, policyname from pg_policies where schemaname = 'public'
        and (app_role() = any(roles) or 'public' = any(roles)) and policyname <> 'tenant'`);
    expect(open).toEqual([]);
  });

  test("of another workspace nothing is seen, in no table", async () => {
    for (const table of tables) {
      const there = await superuser(`select 1 from ${table.name} where ${table.tenant} = '${theirs}'`);
      expect(there.length, `${table.name} has rows of the other workspace`).toBeGreaterThan(0);
      expect(await count(table, `${table.tenant} = '${theirs}'`), table.name).toBe(0);
      expect(await count(table, `${table.tenant} is distinct from '${ours}'`), table.name).toBe(0);
    }
  });

  test("one's own rows are seen, in every table", async () => {
    for (const table of tables) expect(await count(table, "true"), table.name).toBeGreaterThan(0);
  });

  test("of another workspace nothing is changed or deleted, in no table", async () => {
    for (const { name, tenant } of tables) {
      const before = await superuser(`select md5(string_agg(t::text, ',' order by t::text)) as rows from ${name} t`);
      for (const sql of [
        `update ${name} set ${tenant} = ${tenant} where ${tenant} = '${theirs}'`,
        `delete from ${name} where ${tenant} = '${theirs}'`,
      ]) {
        let changed = 0;
        const state = await refusal(change(sql).then((n) => (changed = n)));
        expect([null, denied], sql).toContain(state);
        expect(changed, sql).toBe(0);
      }
      expect(await superuser(`select md5(string_agg(t::text, ',' order by t::text)) as rows from ${name} t`)).toEqual(
        before,
      );
    }
  });

  test("nothing is inserted for another workspace, in no table", async () => {
    for (const { name, tenant, columns } of tables) {
      const list = columns.filter(({ generated }) => !generated).map((column) => column.name);
      const [row] = await superuser<{ row: string }>(
        `select to_jsonb(t)::text as row from ${name} t where ${tenant} = '${theirs}' limit 1`,
      );
      const sql = `insert into ${name} (${list.join()}) overriding system value
        select ${list.join()} from jsonb_populate_record(null::${name}, '${row?.row.replaceAll("'", "''")}')`;
      expect(await refusal(change(sql)), name).toBe(denied);
    }
  });

  test("no row of one's own is moved into another workspace, in no table", async () => {
    for (const { name, tenant } of tables)
      expect(await refusal(change(`update ${name} set ${tenant} = '${theirs}'`)), name).toBe(denied);
  });

  test("outside any workspace no workspace's rows are seen", async () => {
    for (const { name, tenant } of tables) {
      const sql = Prisma.raw(`select count(*)::int as n from ${name} where ${tenant} is not null`);
      expect(await outsideWorkspaces((tx) => tx.$queryRaw(sql)), name).toEqual([{ n: 0 }]);
    }
  });

  test("a reference from one tenant's table to another always names the workspace too", async () => {
    const loose = await superuser(`
      select conname from pg_constraint c where contype = 'f' and confrelid <> 'workspace'::regclass
        and not exists (select from pg_attribute a where a.attrelid = c.conrelid and a.attnum = any(c.conkey) and a.attname = 'workspace_id')`);
    expect(loose).toEqual([]);
  });

  describe("the application's role", () => {
    test("owns nothing, bypasses nothing, cannot log in and is a member of no other role", async () => {
      const [role] = await superuser(`
        select rolsuper or rolbypassrls or rolcanlogin or rolcreaterole or rolcreatedb or rolreplication as mighty,
          (select count(*)::int from pg_class where relowner = r.oid) + (select count(*)::int from pg_proc where proowner = r.oid)
            + (select count(*)::int from pg_namespace where nspowner = r.oid) as owns,
          (select count(*)::int from pg_auth_members where member = r.oid) as belongs,
          has_schema_privilege(r.oid, 'public', 'CREATE') as creates
        from pg_roles r where rolname = app_role()`);
      expect(role).toEqual({ mighty: false, owns: 0, belongs: 0, creates: false });
    });

    test("can't leave its workspace's counters, budgets and history: it reads no attempts, changes no audit row, no tally", async () => {
      for (const sql of [
        "select 1 from attempt_budget",
        'select * from attempt_reserve(now(), \'[]\'::jsonb || \'{"key":"k","window":60,"max":1}\'::jsonb)',
        "update audit_event set action = action",
        "delete from audit_event",
        "insert into audit_event select * from audit_event",
        "update audit_head set sequence = 0",
        "delete from audit_seal",
        "update member_tally set n = 0",
        "select fold_member_tally()",
        "truncate member",
        "alter table member disable row level security",
        "select 1 from _prisma_migrations",
      ])
        expect(await refusal(run(sql)), sql).toBe(denied);
    });

    test("nor does the login itself change or take away a seal", async () => {
      for (const sql of ["delete from audit_seal", "update audit_seal set seal = hash", "truncate audit_seal"])
        expect(await refusal(asSystem(Prisma.raw(sql))), sql).toBe(denied);
    });

    test("appends to no chain outside a workspace", async () => {
      const append = Prisma.raw("select audit_append(now(), 'session.signed_in', null, null, '{}')");
      expect(await refusal(outsideWorkspaces((tx) => tx.$queryRaw(append)))).not.toBeNull();
    });

    test("only the history's own functions run with the owner's rights, their search path fixed", async () => {
      const definers = await superuser(`
        select proname as name, proconfig::text as settings from pg_proc
        where pronamespace = 'public'::regnamespace and prosecdef order by 1`);
      const settings = '{"search_path=public, pg_temp"}';
      expect(definers).toEqual(["audit_append", "erase_history"].map((name) => ({ name, settings })));
    });
  });

  test("role and workspace end with the transaction, done or failed", async () => {
    const who = Prisma.sql`
      select current_user::text <> app_role() as free, coalesce(current_setting('app.workspace_id', true), '') as workspace`;
    await run("select 1 as n");
    expect(await asSystem(who)).toEqual([{ free: true, workspace: "" }]);
    expect(await refusal(run("select 1/0"))).toBe("22012");
    expect(await asSystem(who)).toEqual([{ free: true, workspace: "" }]);
  });
}
