import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A migration of the folder; `checksum` is what Prisma keeps of it: the SHA-256 of its text. */
export type Migration = { name: string; sql: string; checksum: string };

/** Reads the migrations of the folder, in order. */
export function readMigrations(): Migration[] {
  const folder = join(import.meta.dirname, "../prisma/migrations");
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}
