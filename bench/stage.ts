import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDatabase } from "@/test/create-database";
import { findPostgres } from "@/test/find-postgres";
import { type Cluster, databaseUrl, startCluster } from "@/test/start-cluster";

export const root = join(import.meta.dirname, "..");

/** The stage of a measurement: a real PostgreSQL with its default durability, databases in it, and servers on them. */
export type Stage = {
  cluster: Cluster;
  /** Whether the cluster counts statements: not every PostgreSQL has the extension. */
  countsStatements: boolean;
  createDatabase(seed: Seed): Promise<Database>;
  /** Starts a program on a database: `npm start`'s, unless another is given. */
  serve(database: Database, program?: string[]): Promise<Server>;
  /** Starts any Node program that listens on PORT, and waits until it responds. */
  run(program: string[], env: Record<string, string>, cwd?: string): Promise<Server>;
  stop(): Promise<void>;
};

export type Seed = {
  people: number;
  members?: number;
  workspaces?: number;
  gates?: number;
  clients?: number;
  issuers?: number;
};
export type Database = { adminUrl: string; env: Record<string, string> };
export type Server = { pid: number; port: number; origin: string; startedInMs: number; stop(): Promise<void> };

/** Sets the stage. `stop` ends everything that was started on it. */
export async function setStage(): Promise<Stage> {
  const countsStatements = await hasStatementCounter();
  const preload = countsStatements ? ["shared_preload_libraries=pg_stat_statements"] : [];
  const cluster = await startCluster(["max_connections=100", "shared_buffers=512MB", ...preload]);
  const ends: (() => Promise<void>)[] = [cluster.stop];

  async function run(program: string[], env: Record<string, string>, cwd = root): Promise<Server> {
    const port = await findFreePort();
    const started = performance.now();
    const child = spawn(process.execPath, program, {
      cwd,
      env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", ...env, ...addressOf(port) },
      stdio: ["ignore", "ignore", "inherit"],
    });
    const stop = () => end(child);
    ends.push(stop);
    await untilAnswering(child, port);
    const startedInMs = performance.now() - started;
    return { pid: child.pid ?? 0, port, origin: `http://localhost:${port}`, startedInMs, stop };
  }

  return {
    cluster,
    countsStatements,
    run,
    async createDatabase(seed) {
      const { url } = await createDatabase(cluster.socketDir);
      const adminUrl = databaseUrl(cluster.socketDir, new URL(url).pathname.slice(1), "postgres");
      const env = settingsOn(url);
      const options = Object.entries(seed).map(([name, value]) => `--${name}=${value}`);
      await finish(["--import", "tsx", "bench/seed.ts", `--admin-url=${adminUrl}`, ...options], env);
      return { adminUrl, env };
    },
    serve: (database, program = ["scripts/run.mjs", "start"]) => run(program, database.env),
    async stop() {
      for (const stop of ends.splice(0).reverse()) await stop();
    },
  };
}

/** Settings of a server of this run, with secrets of its own. */
function settingsOn(url: string): Record<string, string> {
  const dataDir = mkdtempSync(join(tmpdir(), "gatehouse-bench-"));
  process.once("exit", () => rmSync(dataDir, { recursive: true, force: true }));
  return {
    ...addressOf(3000),
    DATABASE_URL: url,
    DATA_DIR: dataDir,
    AUTH_SECRET: randomBytes(32).toString("base64"),
    ENCRYPTION_KEYS: `bench:${randomBytes(32).toString("base64")}`,
    EMAIL_TRANSPORT: "outbox",
  };
}

const addressOf = (port: number) => ({ PORT: String(port), APP_URL: `http://localhost:${port}` });

/** Runs one of our programs to its end and returns its output. */
export async function finish(program: string[], env: Record<string, string>, cwd = root): Promise<string> {
  const child = spawn(process.execPath, program, {
    cwd,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const printed: Buffer[] = [];
  child.stdout.on("data", (chunk) => printed.push(chunk));
  const code = await new Promise((resolve) => child.once("close", resolve));
  if (code !== 0) throw new Error(`${program.join(" ")} ended with ${code}`);
  return Buffer.concat(printed).toString();
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await ended;
}

async function untilAnswering(child: ChildProcess, port: number): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode} before it answered`);
    const answered = await fetch(`http://localhost:${port}/`, { redirect: "manual" }).catch(() => null);
    if (answered && answered.status < 500) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

function findFreePort(): Promise<number> {
  const probe = createServer();
  return new Promise((resolve, reject) => {
    probe.once("error", reject).listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}

async function hasStatementCounter(): Promise<boolean> {
  const { bin } = await findPostgres();
  return existsSync(join(bin, "../lib/pg_stat_statements.so"));
}
