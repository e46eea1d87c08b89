import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databaseUrl } from "@/test/database";
import { addPlain, openWorkspace } from "@/test/people";
import { grantServing } from "./grant-serving";
import { MigrationError } from "./migration-error";

const now = new Date("2025-11-22T10:00:00Z");
const client = new pg.Client({ connectionString: databaseUrl });
const ownerUrl = databaseUrl.replace("//gatehouse@", "//gatehouse_owner@");

beforeAll(async () => {
  await client.connect();
  const { id } = await openWorkspace(now);
  await addPlain(id, "member", now);
});
afterAll(() => client.end());

/** PostgreSQL's "insufficient privilege" is 42501: not the owner, or no right to the table. */
const refusal = (sql: string) =>
  client.query(sql).then(
    () => null,
    (error: pg.DatabaseError) => error.code,
  );

// Other tests let this login serve databases of their own: those roles hold nothing here.
test("the login that serves owns nothing, creates nothing, and is no more than a member of the serving role", async () => {
  const { rows } = await client.query(`
    select r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication as mighty,
      (select count(*)::int from pg_class where relowner = r.oid) + (select count(*)::int from pg_proc where proowner = r.oid)
        + (select count(*)::int from pg_database where datdba = r.oid) as owns,
      has_schema_privilege('public', 'CREATE') or has_database_privilege(current_database(), 'CREATE') as creates,
      (select array_agg(o.rolname::text) from pg_auth_members m join pg_roles o on o.oid = m.roleid
        where m.member = r.oid and (o.rolname = serving_role() or o.rolname not like 'gatehouse\\_serve\\_%')) = array[serving_role()] as serves,
      pg_has_role(app_role(), 'USAGE') as inherits_requests
    from pg_roles r where rolname = current_user`);
  expect(rows).toEqual([{ mighty: false, owns: 0, creates: false, serves: true, inherits_requests: false }]);
});

test("the serving role itself owns nothing, may not log in, and goes over to the application's role alone", async () => {
  const { rows } = await client.query(`
    select r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication or r.rolcanlogin as mighty,
      (select count(*)::int from pg_class where relowner = r.oid) + (select count(*)::int from pg_proc where proowner = r.oid) as owns,
      (select array_agg(roleid::regrole::text) from pg_auth_members where member = r.oid) = array[app_role()] as goes_over
    from pg_roles r where rolname = serving_role()`);
  expect(rows).toEqual([{ mighty: false, owns: 0, goes_over: true }]);
});

describe("[B3] a thief of the serving login can't", () => {
  test.each([
    ["change history", "update audit_event set action = action"],
    ["take history away", "delete from audit_event"],
    ["empty it", "truncate audit_event"],
    ["write it past the chain", "insert into audit_event select * from audit_event limit 1"],
    ["move the chain's head", "update audit_head set sequence = 0"],
    ["drop the chain's head", "delete from audit_head"],
    ["change a seal", "update audit_seal set seal = hash"],
    ["take a seal away", "delete from audit_seal"],
    ["open a table", "alter table audit_event disable row level security"],
    ["switch triggers off", "alter table audit_seal disable trigger all"],
    ["skip triggers", "set session_replication_role = replica"],
    ["write another function", "create function steal() returns int language sql as 'select 1'"],
    [
      "replace a function",
      "create or replace function current_workspace() returns uuid language sql as 'select null::uuid'",
    ],
    ["write a policy", "create policy mine on member using (true)"],
    ["make a table", "create table mine ()"],
    ["become the owner", "set role gatehouse_owner"],
    ["make a role", "create role accomplice"],
    ["give a member a password", "update member set password_hash = null"],
    ["make a member an owner", "update member set role = 'owner'"],
    ["remove a member", "delete from member"],
    ["read or plant a credential", "select secret from credential"],
    ["change the record of migrations", "delete from _prisma_migrations"],
  ])("%s", async (_, sql) => {
    expect(await refusal(sql)).toBe("42501");
  });

  test("and what an owner may shows that these are real", async () => {
    const owner = new pg.Client({ connectionString: ownerUrl });
    await owner.connect();
    await owner.query("alter table audit_event disable row level security");
    await expect(owner.query("truncate audit_event")).rejects.toThrow("history stays");
    await owner.query("alter table audit_event disable trigger stays");
    await owner.query("update audit_event set action = action");
    await owner.end();
  });
});

test("granting twice changes nothing; an unknown login, and an owner who may not grant, are said in one line", async () => {
  expect(await grantServing(ownerUrl, "gatehouse")).toBe(false);
  const unknown = grantServing(ownerUrl, 'no"body');
  await expect(unknown).rejects.toThrow(MigrationError);
  await expect(unknown).rejects.toThrow('The role "no"body" does not exist');
  const admin = new pg.Client({ connectionString: databaseUrl.replace("//gatehouse@", "//postgres@") });
  await admin.connect();
  try {
    await admin.query('create role "late comer" login');
    await expect(grantServing(databaseUrl, "late comer")).rejects.toThrow(
      /^The role "late comer" may not serve yet, .*: GRANT .* TO "late comer"\.$/,
    );
    expect(await grantServing(ownerUrl, "late comer")).toBe(true);
    expect(await grantServing(ownerUrl, "late comer")).toBe(false);
  } finally {
    await admin.query('drop role "late comer"');
    await admin.end();
  }
});
