import { existsSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DatabaseUser, findUnprivilegedUser } from "@/server/database/database-user";
import { findPrograms } from "@/server/database/find-programs";

/** PostgreSQL's programs, and the user who must run them: its server refuses root. */
export type Postgres = { bin: string; runAs: DatabaseUser | undefined };

const oldest = 15;

/** Finds PostgreSQL 15 or newer: Debian's where it is installed, else the one the product brings. */
export async function findPostgres(): Promise<Postgres> {
  const runAs = process.getuid?.() === 0 ? findUnprivilegedUser() : undefined;
  const bin = findInstalled() ?? (await findPrograms(runAs, join(tmpdir(), "gatehouse-programs"))).bin;
  return { bin, runAs };
}

function findInstalled(): string | undefined {
  const base = "/usr/lib/postgresql";
  if (!existsSync(base)) return undefined;
  const versions = readdirSync(base)
    .map(Number)
    .filter((version) => version >= oldest);
  const bins = versions.sort((a, b) => b - a).map((version) => join(base, String(version), "bin"));
  return bins.find((bin) => existsSync(join(bin, "initdb")) && existsSync(join(bin, "postgres")));
}
