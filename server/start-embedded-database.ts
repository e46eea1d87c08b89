import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { socketUrl } from "@/lib/ground/settings";
import { findHolder } from "@/server/data-lock";

/** What the database's process tells the one that started it. */
export type DatabaseReport = { listening: true } | { inUseBy: number };

/** A running embedded database: where it is, and how to end what this process has of it. */
export type EmbeddedDatabase = { url: string; stop(): Promise<void> };

// A Unix socket's path fits in 108 bytes, 104 on macOS.
const longestSocketPath = 100;
const restartDelay = 500;

/**
 * Starts the embedded PostgreSQL on a data folder, on a Unix socket only this user can open, and starts it again should
 * it die. Rejects with one line when another process has the folder.
 */
export async function startEmbeddedDatabase(dataDir: string): Promise<EmbeddedDatabase> {
  const socketDir = chooseSocketDir(dataDir);
  let stopping = false;
  let child = await run(dataDir, socketDir);
  child.once("exit", restart);

  async function restart(): Promise<void> {
    if (stopping) return;
    console.error("The embedded database ended unexpectedly and is started again.");
    await new Promise((resolve) => setTimeout(resolve, restartDelay));
    child = await run(dataDir, socketDir);
    child.once("exit", restart);
  }

  return {
    url: socketUrl(socketDir),
    stop() {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
      const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
      child.disconnect();
      return ended;
    },
  };
}

/** Joins the embedded database another process runs on a data folder, or starts it where none does. */
export async function openEmbeddedDatabase(dataDir: string): Promise<EmbeddedDatabase> {
  const holder = findHolder(dataDir);
  if (!holder) return startEmbeddedDatabase(dataDir);
  return { url: socketUrl(holder.socketDir), stop: async () => {} };
}

function chooseSocketDir(dataDir: string): string {
  const path = join(dataDir, ".s.PGSQL.5432");
  return Buffer.byteLength(path) <= longestSocketPath ? dataDir : mkdtempSync(join(tmpdir(), "gatehouse-"));
}

function run(dataDir: string, socketDir: string): Promise<ChildProcess> {
  const file = fileURLToPath(new URL("./embedded-database.mjs", import.meta.url));
  const child = fork(file, [dataDir, socketDir], {
    execArgv: [],
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  return new Promise((resolve, reject) => {
    child.once("exit", () => reject(new Error(`The embedded database in ${dataDir} did not start.`)));
    child.once("error", reject);
    child.once("message", (report: DatabaseReport) => {
      if ("inUseBy" in report) reject(new Error(`DATA_DIR ${dataDir} is in use by process ${report.inUseBy}.`));
      else resolve(child);
      child.removeAllListeners("exit");
    });
  });
}
