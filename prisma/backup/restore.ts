import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { analyzeFilled } from "@/prisma/analyze-filled";
import { makeTables, migrate } from "@/prisma/migrate";
import { readMigrations } from "@/prisma/read-migrations";
import type { Counted } from "./back-up";
import { BackupError, checkOfAuthSecret, type Header } from "./header";
import { countRows, readBackup } from "./read-backup";
import { columnsOf, readTables } from "./tables";

/** What a restore did. `applied` are the migrations that are newer than the backup. */
export type Restored = Counted & { takenAt: Date; applied: string[]; sameAuthSecret: boolean };

/**
 * Writes a backup into an empty database, whole or not at all, and brings it up to date. Connects as the role that shall own the tables.
 * The file is read to its end before the database is touched. Every session of it is ended: one that was revoked after the backup must
 * not come back. Throws BackupError.
 */
export async function restore(ownerUrl: string, path: string): Promise<Restored> {
  const refuse = (error: unknown): never => {
    throw error instanceof BackupError ? new BackupError(`${path} can't be restored: ${error.message}.`) : error;
  };
  const told: { header?: Header } = {};
  await readBackup(path, {
    load: countRows,
    async begin(header) {
      told.header = header;
      levelOf(header);
    },
  }).catch(refuse);
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  let counted: Counted;
  try {
    await refuseTables(client);
    await client.query("begin");
    try {
      counted = await load(client, path);
      await client.query("commit");
    } catch (error) {
      await client.query("rollback").catch(() => {});
      refuse(error);
      throw error;
    }
    await analyzeFilled(client);
  } finally {
    await client.end();
  }
  const header = told.header as Header;
  const applied = await migrate(ownerUrl);
  return {
    ...counted,
    takenAt: new Date(header.takenAt),
    applied,
    sameAuthSecret: header.authSecret === checkOfAuthSecret(),
  };
}

/** Returns the migrations that a backup's tables have. Throws BackupError where they are not the first of this program's. */
function levelOf({ migrations }: Header) {
  const own = readMigrations();
  const other = migrations.find(
    ({ name, checksum }, index) => own[index]?.name !== name || own[index].checksum !== checksum,
  );
  if (other)
    throw new BackupError(`it has the migration ${other.name}, which this version does not know: use a newer one`);
  return own.slice(0, migrations.length);
}

async function refuseTables(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string | null }>(
    "select min(relname) as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')",
  );
  if (rows[0]?.name)
    throw new BackupError(`The database is not empty: it has a table "${rows[0].name}". Restore into a new one.`);
}

async function load(client: pg.Client, path: string): Promise<Counted> {
  await client.query(
    "select set_config(name, '0', true) from unnest(array['statement_timeout', 'idle_in_transaction_session_timeout']) name",
  );
  const counted = await readBackup(path, {
    async begin(header) {
      await makeTables(client, levelOf(header));
      await client.query(open);
      for (const { name, last } of header.sequences)
        await client.query("select setval(format('%I', $1::text)::regclass, $2)", [name, last]);
    },
    async load(table, rows) {
      const known = (await readTables(client)).find(({ name }) => name === table.name);
      if (known?.columns.join() !== table.columns.join())
        throw new BackupError(`its table ${table.name} is not the one of its migrations`);
      const into = client.query(copyFrom(`copy ${columnsOf(table)} from stdin`));
      await pipeline(Readable.from(rows, { objectMode: false }), into);
      return into.rowCount;
    },
  });
  await client.query("update session set revoked_at = now() where revoked_at is null");
  await client.query(close);
  return counted;
}

// Row security would hide the rows from their owner, and triggers would count them a second time. Both come back as they were, in
// the same transaction.
const open = `
  create temporary table reopened on commit drop as
    select oid::regclass::text as name, null::text as trigger, null::"char" as enabled from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'r' and relforcerowsecurity
    union all select tgrelid::regclass::text, tgname, tgenabled from pg_trigger join pg_class c on c.oid = tgrelid
      where c.relnamespace = 'public'::regnamespace and not tgisinternal and tgenabled <> 'D';
  do $$ declare r record; begin
    for r in select * from reopened loop
      if r.trigger is null then execute format('alter table %s no force row level security', r.name);
      else execute format('alter table %s disable trigger %I', r.name, r.trigger); end if;
    end loop;
  end $$`;
const close = `
  do $$ declare r record; begin
    for r in select * from reopened loop
      if r.trigger is null then execute format('alter table %s force row level security', r.name);
      else execute format('alter table %s enable %s trigger %I', r.name,
        case r.enabled when 'A' then 'always' when 'R' then 'replica' else '' end, r.trigger); end if;
    end loop;
  end $$`;
