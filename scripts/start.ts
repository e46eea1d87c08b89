// `npm start`, `npm run dev` (--dev) and `npm run demo` (--demo): everything a fresh clone needs, then the server.
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { adoptEmbeddedDatabase, env } from "@/lib/ground/env";
import type { Environment } from "@/lib/ground/settings";
import { startEmbeddedDatabase } from "@/server/database/start";
import type { Serving } from "@/server/main";
import { build, isBuildStale } from "./build";
import { describeServing } from "./describe-serving";
import { endWithNpm, runUntilStopped } from "./run-until-stopped";

const root = join(import.meta.dirname, "..");
const { values: flags } = parseArgs({
  options: { dev: { type: "boolean", default: false }, demo: { type: "boolean", default: false } },
});

const ownerServes =
  "DATABASE_URL names the owner of the tables: a program that takes over this server can change the audit log. docs/deploy.md shows how to serve with a role that can't.";

await runUntilStopped(async ({ signal, onStop }): Promise<undefined> => {
  if (existsSync(join(root, ".env"))) process.loadEnvFile(join(root, ".env"));
  Object.assign(process.env, { NODE_ENV: flags.dev ? "development" : "production", NEXT_TELEMETRY_DISABLED: "1" });
  process.chdir(root);
  endWithNpm();
  const settings = env();
  await refuseTakenPort(settings);
  // Files that Gatehouse writes from here on are for its own user only.
  const umask = process.umask(0o077);
  // Work that needs no database runs while the database starts.
  const [serve] = await Promise.all([prepareServer(signal, umask), prepareDatabase(settings, onStop)]);
  signal.throwIfAborted();
  if (flags.demo) await fillDemo();
  const serving = await serve();
  onStop(() => serving.stop(), settings.drain);
  if (flags.demo) console.log((await import("@/prisma/seed")).describeDemo());
  console.log(describeServing(settings, flags.demo));
});

/** Starts the embedded database where none is configured, and brings its tables or the configured one's up to date. */
async function prepareDatabase(settings: Environment, onStop: (stop: () => Promise<void>) => void): Promise<void> {
  const programs = Promise.all([import("@/prisma/bring-up-to-date"), import("@/lib/ground/db")]);
  const database = settings.embedded ? await startEmbeddedDatabase(settings.dataDir) : undefined;
  if (database) {
    onStop(() => database.stop());
    adoptEmbeddedDatabase(database.url);
  }
  const [{ bringUpToDate, giveOver }, { disconnect }] = await programs;
  const { applied, owns } = await (database
    ? giveOver(database.ownerUrl, database.url)
    : bringUpToDate(settings.databaseUrl));
  if (applied.length > 0) console.log(`Applied ${applied.join(", ")}.`);
  if (owns) console.log(ownerServes);
  onStop(disconnect);
}

async function prepareServer(signal: AbortSignal, umask: number): Promise<() => Promise<Serving>> {
  const program = import("@/server/main");
  if (!flags.dev && isBuildStale(root)) {
    console.log("Building, which takes about a minute the first time …");
    await build(root, signal, umask);
  }
  const { prepare } = await program;
  return prepare({ dev: flags.dev, dir: root });
}

/** Fills the workspace `demo`. */
async function fillDemo(): Promise<void> {
  const { seedDemo } = await import("@/prisma/seed");
  await seedDemo();
}

function refuseTakenPort({ port, host = "127.0.0.1" }: Environment): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", ({ code }: NodeJS.ErrnoException) => {
      const foreign = code === "EADDRNOTAVAIL";
      reject(new Error(foreign ? "HOST is no address of this machine." : `PORT ${port} is taken by another program.`));
    });
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve()));
  });
}
