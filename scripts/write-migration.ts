import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { DiffParams } from "@prisma/schema-engine-wasm";
import { readMigrations } from "@/prisma/read-migrations";
import { withSchemaEngine } from "./schema-engine";

const folder = join(import.meta.dirname, "../prisma");
const readSchema = (path: string) => readFileSync(join(folder, path), "utf8");

/** The schema that the migrations make: a copy, to see what changed since. */
export const migratedSchema = join(folder, "migrations/schema.prisma");

type File = { name: string; sql: string };

/** Reads prisma/functions/*.sql, in the order in which they are applied. */
function readFunctions(): File[] {
  return readdirSync(join(folder, "functions"))
    .filter((name) => name.endsWith(".sql"))
    .sort()
    .map((name) => ({ name, sql: readFileSync(join(folder, "functions", name), "utf8") }));
}

/** Returns the SQL from a schema, or from an empty database, to prisma/schema.prisma. The schema `public` is always there. */
async function diffTables(databaseUrl: string, from: string | null): Promise<string> {
  const datamodel = (content: string) => ({ tag: "schemaDatamodel", files: [{ path: "schema.prisma", content }] });
  const params = {
    from: from === null ? { tag: "empty" } : datamodel(from),
    to: datamodel(readSchema("schema.prisma")),
    script: true,
    shadowDatabaseUrl: null,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  } as unknown as DiffParams;
  const { stdout } = await withSchemaEngine(databaseUrl, (engine) => engine.diff(params));
  const sql = (stdout ?? "").replace('-- CreateSchema\nCREATE SCHEMA IF NOT EXISTS "public";\n\n', "").trim();
  return sql === "-- This is an empty migration." ? "" : sql;
}

const headingOf = ({ name }: File) => `-- prisma/functions/${name}\n`;
const asSection = (file: File) => headingOf(file) + file.sql;

/** Tells whether a functions file is now as the newest migration that copied it has it. */
function isMigrated(file: File, migrations: { sql: string }[]): boolean {
  const newest = migrations.findLast(({ sql }) => sql.includes(headingOf(file)))?.sql ?? "";
  const [section] =
    newest
      .split(headingOf(file))
      .at(-1)
      ?.split(/\n(?=-- prisma\/functions\/)/) ?? [];
  return newest !== "" && section?.trimEnd() === file.sql.trimEnd();
}

/** Returns the SQL that makes an empty database what prisma/schema.prisma and prisma/functions/*.sql say. */
export async function writeWhole(databaseUrl: string): Promise<string> {
  return [await diffTables(databaseUrl, null), ...readFunctions().map(asSection)].join("\n\n");
}

/** Returns the SQL of the next migration, empty where there is nothing to do. Prisma's engine wants a database, and only greets it. */
export async function writeMigration(databaseUrl: string): Promise<string> {
  const migrations = readMigrations();
  if (migrations.length === 0) return writeWhole(databaseUrl);
  const tables = await diffTables(databaseUrl, readSchema("migrations/schema.prisma"));
  const functions = readFunctions().filter((file) => !isMigrated(file, migrations));
  return [tables, ...functions.map(asSection)].filter((part) => part !== "").join("\n\n");
}
