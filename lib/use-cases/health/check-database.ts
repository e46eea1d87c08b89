import { asSystem, inWorkspace, Prisma } from "@/lib/ground/db";
import { drift, measureClock } from "@/lib/records/processes/clock";
import { type Finding, fail, ok, warn } from "./finding";

const oldest = 15;

/** Checks the database: its version, its clock, and that row security holds for the role requests run under. */
export async function checkDatabase(): Promise<Finding[]> {
  const [server] = await asSystem<{ version: number }>(
    Prisma.sql`select current_setting('server_version_num')::int / 10000 as version`,
  );
  if (!server) return [fail("The database answers nothing.")];
  const version = `PostgreSQL ${server.version}`;
  return [
    server.version >= oldest ? ok(version) : fail(`${version}: Gatehouse needs ${oldest} or newer.`),
    checkClock(await measureClock()),
    ...(await checkLogin()),
    await checkRole(),
    await checkTables(),
  ];
}

function checkClock(ahead: number): Finding {
  const text = `The database's clock and this machine's are ${Math.round(Math.abs(ahead) / 1000)} s apart`;
  if (Math.abs(ahead) >= drift.fail) return fail(`${text}: codes would be refused.`);
  return Math.abs(ahead) >= drift.warn ? warn(`${text}.`) : ok("Clocks agree");
}

/** The product changes to a role that row security binds, but a superuser's login can do all that its thief likes. */
async function checkLogin(): Promise<Finding[]> {
  const [login] = await asSystem<{ name: string }>(
    Prisma.sql`select rolname as name from pg_roles where rolname = session_user and (rolsuper or rolbypassrls)`,
  );
  return login
    ? [warn(`DATABASE_URL's role "${login.name}" is a superuser or bypasses row security: use one that only serves.`)]
    : [];
}

async function checkRole(): Promise<Finding> {
  const [role] = await inWorkspace(
    "00000000-0000-0000-0000-000000000000",
    (tx) => tx.$queryRaw<{ name: string; strong: boolean }[]>`
      select rolname as name, rolsuper or rolbypassrls as strong from pg_roles where rolname = current_user`,
  );
  if (!role || role.strong) return fail("Requests run under a role that bypasses row security.");
  return ok(`Requests run under ${role.name}, which row security binds`);
}

async function checkTables(): Promise<Finding> {
  const open = await asSystem<{ name: string }>(Prisma.sql`
    select c.relname as name from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and not (c.relrowsecurity and c.relforcerowsecurity)
    order by 1`);
  if (open.length === 0) return ok("Every table of a workspace has row security in force");
  return fail(`Without row security: ${open.map(({ name }) => name).join(", ")}.`);
}
