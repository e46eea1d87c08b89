import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll } from "vitest";
import type { DatabaseUser } from "@/server/database/database-user";
import { startEmbeddedDatabase } from "@/server/database/start";

const root = join(import.meta.dirname, "..");
const scratch = mkdtempSync(join(tmpdir(), "gatehouse-embedded-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

let made: Promise<string> | undefined;

/** Makes an embedded database with an empty table `held`, stopped, once for a test file. */
async function makeData(): Promise<string> {
  const dataDir = join(scratch, "template");
  const database = await startEmbeddedDatabase(dataDir);
  await ask(database.ownerUrl, "create table held (n int primary key)");
  await ask(database.ownerUrl, "grant all on held to public");
  await database.stop();
  return dataDir;
}

/** Returns a data folder of a test's own that holds an embedded database with an empty table `held`. */
export async function copyEmbeddedData(name = "data"): Promise<string> {
  made ??= makeData();
  const copy = join(emptyFolder(), name);
  execFileSync("cp", ["-a", await made, copy]);
  return copy;
}

/** Returns a folder of a test's own. */
export function emptyFolder(): string {
  return mkdtempSync(join(scratch, "t-"));
}

/** Runs one statement on a connection of its own. */
export async function ask<T extends pg.QueryResultRow>(
  url: string,
  text: string,
  values: unknown[] = [],
): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query<T>(text, values)).rows;
  } finally {
    // The end of a connection that broke may never be told.
    await Promise.race([client.end(), new Promise((resolve) => setTimeout(resolve, 500))]);
  }
}

/** Starts test/run-embedded-database.ts; `line` is what it prints, the URL or why not. */
export async function runEmbeddedDatabase(
  dataDir: string,
  user?: DatabaseUser,
): Promise<{ child: ChildProcess; line: Promise<string> }> {
  const child = spawn(process.execPath, ["--import", "tsx", "test/run-embedded-database.ts", dataDir], {
    cwd: root,
    ...user,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const line = once(child.stdout, "data").then(([chunk]) => String(chunk).split("\n")[0] ?? "");
  line.catch(() => {});
  await once(child, "spawn");
  return { child, line };
}

/** Kills processes at once, as the system does when memory runs out, and waits until they are gone. */
export async function killAtOnce(child: ChildProcess, ...others: number[]): Promise<void> {
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  for (const pid of others) process.kill(pid, "SIGKILL");
  await ended;
}
