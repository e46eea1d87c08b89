import { randomUUID } from "node:crypto";
import pg from "pg";
import { checkRights } from "./check-rights";
import { keyedSteps } from "./keyed-steps";
import { MigrationError } from "./migration-error";
import { type Migration, readMigrations } from "./read-migrations";

/** The key of Prisma's own lock: its CLI and this program never migrate at once. */
const lock = 72_707_369;

// As Prisma's CLI makes it, so that it can carry on.
const table = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id varchar(36) PRIMARY KEY NOT NULL, checksum varchar(64) NOT NULL, finished_at timestamptz, migration_name varchar(255) NOT NULL,
  logs text, rolled_back_at timestamptz, started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0)`;

type Row = { name: string; checksum: string; finished: boolean };

/**
 * Applies every migration the database does not have yet, in order, and returns their names. Safe to call at each start, by several
 * processes at once: each migration is one transaction with its record in Prisma's table, under Prisma's lock. Throws MigrationError,
 * having changed nothing, where the role lacks a right, and where the database has a migration that this program does not.
 */
export async function migrate(databaseUrl: string, migrations = readMigrations()): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    if ((await findPending(client, migrations)).length === 0) return [];
    await checkRights(client);
    const applied: string[] = [];
    for (const migration of migrations) if (await apply(client, migration, migrations)) applied.push(migration.name);
    return applied;
  } finally {
    await client.end();
  }
}

/** Returns the migrations that the database lacks. Throws MigrationError where it has one that is not this program's. */
export async function findPending(client: pg.Client, migrations: Migration[]): Promise<Migration[]> {
  const rows = await readRecord(client);
  for (const { name, checksum, finished } of rows) {
    const known = migrations.find((migration) => migration.name === name);
    if (!known)
      throw new MigrationError(
        `The database has the migration ${name}, which this program does not know: it belongs to another version.`,
      );
    if (!finished)
      throw new MigrationError(
        `The migration ${name} of the database did not finish. Restore the backup made before it.`,
      );
    if (known.checksum !== checksum)
      throw new MigrationError(`The migration ${name} of the database is not this program's: its text differs.`);
  }
  return migrations.filter(({ name }) => !rows.some((row) => row.name === name));
}

/** Reads Prisma's table, empty where there is none yet. */
async function readRecord(client: pg.Client): Promise<Row[]> {
  try {
    const { rows } = await client.query<Row>(
      `select migration_name as name, checksum, finished_at is not null as finished from _prisma_migrations where rolled_back_at is null`,
    );
    return rows;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === "42P01") return [];
    throw error;
  }
}

/**
 * Makes the tables of an empty database as they were after these migrations, in the caller's transaction. Throws MigrationError where
 * the role lacks a right or the database has tables.
 */
export async function makeTables(client: pg.Client, migrations: Migration[]): Promise<void> {
  await checkRights(client);
  await client.query("select pg_advisory_xact_lock($1)", [lock]);
  await client.query(table);
  for (const migration of migrations) await applyWithRecord(client, migration);
}

async function applyWithRecord(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await keyedSteps[name]?.(client);
  await client.query(sql);
  await client.query(
    `insert into _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     values ($1, $2, $3, now(), clock_timestamp(), 1)`,
    [randomUUID(), checksum, name],
  );
}

/** Applies one migration unless another process did meanwhile. */
async function apply(client: pg.Client, { name, sql, checksum }: Migration, migrations: Migration[]): Promise<boolean> {
  await client.query("begin");
  try {
    // Until the end of the transaction; what is read after it is what the process before left.
    await client.query("select pg_advisory_xact_lock($1)", [lock]);
    await client.query(table);
    const isPending = (await findPending(client, migrations)).some((migration) => migration.name === name);
    if (isPending) await applyWithRecord(client, { name, sql, checksum });
    await client.query("commit");
    return isPending;
  } catch (error) {
    await client.query("rollback");
    if (!(error instanceof pg.DatabaseError)) throw error;
    throw new MigrationError(`The migration ${name} failed and left nothing behind: ${error.message} (${error.code}).`);
  }
}
