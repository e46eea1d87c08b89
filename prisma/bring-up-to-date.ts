import pg from "pg";
import { grantServing } from "./grant-serving";
import { findPending, migrate } from "./migrate";
import { MigrationError } from "./migration-error";
import { readMigrations } from "./read-migrations";

/** What was applied, and whether the role that serves owns the tables. */
export type UpToDate = { applied: string[]; owns: boolean };

/**
 * Migrates a database if the role owns its tables, or may make the first ones; otherwise only checks that nothing is missing. Throws
 * MigrationError, one line that names `operator migrate`, if something is.
 */
export async function bringUpToDate(databaseUrl: string): Promise<UpToDate> {
  const { pending, owns } = await readState(databaseUrl);
  if (pending === undefined) return { applied: [], owns };
  if (owns) return { applied: await migrate(databaseUrl), owns };
  throw new MigrationError(
    `The database lacks the migration ${pending}: npm run operator -- migrate, with the role that owns the tables in MIGRATION_DATABASE_URL.`,
  );
}

/** Migrates as the owner, and lets the login of another URL serve. */
export async function giveOver(ownerUrl: string, servingUrl: string): Promise<UpToDate> {
  const applied = await migrate(ownerUrl);
  // As the driver reads the URL, whose user may come from the environment.
  await grantServing(ownerUrl, new pg.Client({ connectionString: servingUrl }).user ?? "");
  return { applied, owns: false };
}

async function readState(databaseUrl: string): Promise<{ pending: string | undefined; owns: boolean }> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ login: string; owns: boolean; reads: boolean }>(`
      select current_user::text as login, coalesce((select pg_has_role(relowner, 'USAGE') from pg_class where oid = to_regclass('_prisma_migrations')),
        has_schema_privilege('public', 'CREATE')) as owns,
        coalesce(has_table_privilege(to_regclass('_prisma_migrations'), 'SELECT'), true) as reads`);
    const { login = "", owns = false, reads = true } = rows[0] ?? {};
    if (!reads) throw new MigrationError(`The role "${login}" may not serve yet: npm run operator -- migrate lets it.`);
    return { pending: (await findPending(client, readMigrations()))[0]?.name, owns };
  } finally {
    await client.end();
  }
}
