import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { MigrationList } from "@prisma/schema-engine-wasm";
import pg from "pg";

const baseDir = join(import.meta.dirname, "migrations");

/** Reads the migrations of the folder, in order. */
function readMigrations(): { name: string; sql: string }[] {
  return readdirSync(baseDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, sql: readFileSync(join(baseDir, name, "migration.sql"), "utf8") }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * Tells whether the database has every migration of the folder, each finished and as it is written there (Prisma's table
 * `_prisma_migrations` keeps the SHA-256 of each). In doubt it has not.
 */
async function isUpToDate(databaseUrl: string, migrations: { name: string; sql: string }[]): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string; checksum: string; whole: boolean }>(
      `select migration_name as name, checksum, finished_at is not null and rolled_back_at is null as whole
       from _prisma_migrations`,
    );
    const known = new Map(rows.map(({ name, checksum, whole }) => [name, whole ? checksum : ""]));
    const sum = (sql: string) => createHash("sha256").update(sql).digest("hex");
    return known.size === migrations.length && migrations.every(({ name, sql }) => known.get(name) === sum(sql));
  } catch {
    return false;
  } finally {
    await client.end();
  }
}

function listFor(migrations: { name: string; sql: string }[]): MigrationList {
  const migrationDirectories = migrations.map(({ name, sql }) => ({
    path: name,
    migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value: sql } },
  }));
  const lockfile = { path: "migration_lock.toml", content: readFileSync(join(baseDir, "migration_lock.toml"), "utf8") };
  return { baseDir, lockfile, shadowDbInitScript: "", migrationDirectories };
}

/**
 * Applies every migration the database does not have yet, in order, and answers their names. Safe to call at each start: where
 * there is none, the schema engine is not even loaded.
 */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const migrations = readMigrations();
  if (await isUpToDate(databaseUrl, migrations)) return [];
  const { withSchemaEngine } = await import("./schema-engine");
  const input = { migrationsList: listFor(migrations), filters: { externalTables: [], externalEnums: [] } };
  const output = await withSchemaEngine(databaseUrl, (engine) => engine.applyMigrations(input));
  return output.appliedMigrationNames;
}
