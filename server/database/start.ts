import type { ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { embeddedOwner, socketUrl } from "@/lib/ground/settings";
import { findHolder, lockData } from "@/server/data-lock";
import { closeDataFolder } from "./close-data-folder";
import { clusterIn, refuseOldEngine, refuseOtherData } from "./data-folder";
import { chooseDatabaseUser } from "./database-user";
import { cannotRunHere, EmbeddedDatabaseError } from "./embedded-database-error";
import { findPrograms } from "./find-programs";
import { makeCluster } from "./make-cluster";
import { endOrphan, readPostmaster } from "./postmaster";
import { type Place, runServer, stopServer } from "./run-server";

/** A running embedded database: where it is, and how to end what this process has of it. */
export type EmbeddedDatabase = { url: string; ownerUrl: string; stop(): Promise<void> };

// A Unix socket's path fits in 108 bytes, 104 on macOS.
const longestSocketPath = 100;
const lockTimeout = 5000;
const restartDelay = 500;
const longestRestartDelay = 10_000;

/**
 * Starts the embedded PostgreSQL on a data folder, on a Unix socket only this user can open, and starts it again should it die. It
 * ends with this process, however that ends. Throws EmbeddedDatabaseError, one line, where it can't run or another process has the folder.
 */
export async function startEmbeddedDatabase(dataDir: string): Promise<EmbeddedDatabase> {
  if (process.platform === "win32") throw cannotRunHere("Windows has no Unix sockets that PostgreSQL could use");
  refuseOldEngine(dataDir);
  const socketDir = chooseSocketDir(clusterIn(dataDir));
  const lock = await lockPatiently(dataDir, socketDir);
  const leave = () => {
    lock.release();
    if (socketDir !== clusterIn(dataDir)) rmSync(dirname(socketDir), { recursive: true, force: true });
  };
  try {
    const place = await prepare(dataDir, socketDir);
    const stop = keepRunning(place, await runServer(place));
    return {
      ...urlsOf(socketDir),
      async stop() {
        await stop();
        leave();
      },
    };
  } catch (error) {
    leave();
    throw error;
  }
}

/**
 * Joins the embedded database another process runs on a data folder, or starts it where none does. Throws EmbeddedDatabaseError,
 * also where the folder has no database yet.
 */
export async function openEmbeddedDatabase(dataDir: string): Promise<EmbeddedDatabase> {
  refuseOldEngine(dataDir);
  if (!existsSync(clusterIn(dataDir)) && !findHolder(dataDir))
    throw new EmbeddedDatabaseError(`DATA_DIR ${dataDir} holds no database yet. Start Gatehouse there once.`);
  for (const deadline = Date.now() + lockTimeout; ; await pause(50)) {
    const holder = findHolder(dataDir);
    if (!holder) return startEmbeddedDatabase(dataDir);
    // The other process may be starting it just now.
    if (readPostmaster(clusterIn(dataDir))?.ready || Date.now() > deadline)
      return { ...urlsOf(holder.socketDir), stop: async () => {} };
  }
}

/** Names the way in for the product, and the one for its migrations. */
const urlsOf = (socketDir: string) => ({ url: socketUrl(socketDir), ownerUrl: socketUrl(socketDir, embeddedOwner) });

/** Brings a data folder, held by this process, to where a server can start on it. */
async function prepare(dataDir: string, socketDir: string): Promise<Place> {
  closeDataFolder(dataDir);
  const folder = clusterIn(dataDir);
  const user = chooseDatabaseUser(folder);
  const programs = await findPrograms(user, join(dataDir, "programs"));
  refuseOtherData(dataDir, programs.major);
  if (existsSync(folder)) await endOrphan(folder);
  else await makeCluster(folder, programs, user);
  return { folder, programs, user, socketDir };
}

/** Starts a server again whenever it ends; returns what ends it for good. */
function keepRunning(place: Place, first: ChildProcess): () => Promise<void> {
  let server = first;
  let stopping = false;
  let restart = Promise.resolve();
  const watch = () => {
    server.once("exit", () => {
      if (!stopping) restart = again();
    });
  };
  const again = async () => {
    console.error("The embedded database ended unexpectedly and is started again.");
    for (let delay = restartDelay; !stopping; delay = Math.min(2 * delay, longestRestartDelay)) {
      await pause(delay);
      if (stopping) return;
      try {
        server = await runServer(place);
        return watch();
      } catch (error) {
        console.error((error as Error).message);
      }
    }
  };
  watch();
  return async () => {
    stopping = true;
    await restart;
    await stopServer(server);
  };
}

/** Returns a folder by which clients reach the socket with a path that is short enough: the data itself, or a link to it. */
function chooseSocketDir(folder: string): string {
  if (Buffer.byteLength(join(folder, ".s.PGSQL.5432")) <= longestSocketPath) return folder;
  const base = tmpdir().length <= longestSocketPath / 2 ? tmpdir() : "/tmp";
  const link = join(mkdtempSync(join(base, "gatehouse-")), "postgres");
  symlinkSync(folder, link);
  return link;
}

/** Takes the data folder; one that is just being closed is waited for. */
async function lockPatiently(dataDir: string, socketDir: string): Promise<{ release(): void }> {
  for (const deadline = Date.now() + lockTimeout; ; await pause(100)) {
    const attempt = lockData(dataDir, socketDir);
    if (!("holder" in attempt)) return attempt;
    if (Date.now() < deadline) continue;
    if (socketDir !== clusterIn(dataDir)) rmSync(dirname(socketDir), { recursive: true, force: true });
    throw new EmbeddedDatabaseError(`DATA_DIR ${dataDir} is in use by process ${attempt.holder.pid}.`);
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
