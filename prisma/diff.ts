// Prints the SQL from one schema.prisma (a file, or none for an empty database) to prisma/schema.prisma, to start a migration with:
//   npx tsx prisma/diff.ts DATABASE_URL [old-schema.prisma]
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { DiffParams } from "@prisma/schema-engine-wasm";
import { withSchemaEngine } from "./schema-engine";

const [databaseUrl, old] = process.argv.slice(2);
if (!databaseUrl) throw new Error("usage: tsx prisma/diff.ts DATABASE_URL [old-schema.prisma]");
const datamodel = (path: string) => ({
  tag: "schemaDatamodel" as const,
  files: [{ path: "schema.prisma", content: readFileSync(path, "utf8") }],
});
const input = {
  from: old ? datamodel(old) : { tag: "empty" },
  to: datamodel(join(import.meta.dirname, "schema.prisma")),
  script: true,
  shadowDatabaseUrl: null,
  exitCode: null,
  filters: { externalTables: [], externalEnums: [] },
} as unknown as DiffParams;
console.log((await withSchemaEngine(databaseUrl, (engine) => engine.diff(input))).stdout);
