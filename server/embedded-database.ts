// The embedded PostgreSQL, a process of its own: `embedded-database.ts <data folder> <socket folder>`, started by
// start-embedded-database.ts through embedded-database.mjs. It ends when the process that started it does, however that ends.
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";
import { lockData } from "@/server/data-lock";
import { keepBatchesWhole } from "@/server/keep-batches-whole";
import type { DatabaseReport } from "@/server/start-embedded-database";

const [dataDir = "", socketDir = ""] = process.argv.slice(2);
const socket = join(socketDir, ".s.PGSQL.5432");
const patience = 5000;

// A terminal's Ctrl-C reaches the whole group, but the server in front must finish its requests first: it tells us.
process.on("SIGINT", () => {});
process.on("SIGTERM", () => {});

const lock = await lockPatiently();
if ("holder" in lock) {
  report({ inUseBy: lock.holder.pid });
  process.exit(1);
}
mkdirSync(socketDir, { recursive: true, mode: 0o700 });
rmSync(socket, { force: true });
const database = await PGlite.create(join(dataDir, "database"));
const server = new PGLiteSocketServer({ db: keepBatchesWhole(database), path: socket, maxConnections: 100 });
await server.start();
process.once("disconnect", stop);
if (process.connected) report({ listening: true });
else await stop();

/** Takes the data folder; one that is just being closed is waited for. */
async function lockPatiently() {
  const deadline = Date.now() + patience;
  for (;;) {
    const attempt = lockData(dataDir, socketDir);
    if (!("holder" in attempt) || Date.now() > deadline || !process.connected) return attempt;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function stop(): Promise<void> {
  await server.stop();
  await database.close();
  rmSync(socket, { force: true });
  if (socketDir !== dataDir) rmSync(socketDir, { recursive: true, force: true });
  if ("release" in lock) lock.release();
  process.exit(0);
}

function report(message: DatabaseReport): void {
  process.send?.(message);
}
