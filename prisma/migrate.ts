import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { MigrationList } from "@prisma/schema-engine-wasm";
import { withSchemaEngine } from "./schema-engine";

function migrationsList(): MigrationList {
  const baseDir = join(import.meta.dirname, "migrations");
  const migrationDirectories = readdirSync(baseDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((path) => ({
      path,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok" as const, value: readFileSync(join(baseDir, path, "migration.sql"), "utf8") },
      },
    }));
  const lockfile = { path: "migration_lock.toml", content: readFileSync(join(baseDir, "migration_lock.toml"), "utf8") };
  return { baseDir, lockfile, shadowDbInitScript: "", migrationDirectories };
}

/** Applies every migration the database does not have yet, in order, and answers their names. Safe to call at each start. */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const input = { migrationsList: migrationsList(), filters: { externalTables: [], externalEnums: [] } };
  const output = await withSchemaEngine(databaseUrl, (engine) => engine.applyMigrations(input));
  return output.appliedMigrationNames;
}
