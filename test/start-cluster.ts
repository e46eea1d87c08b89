import { spawn, spawnSync } from "node:child_process";
import { chownSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { grantServing } from "@/prisma/grant-serving";
import { migrate } from "@/prisma/migrate";
import { findPostgres } from "./find-postgres";

/** A real PostgreSQL for one run of the tests. `socketDir` is all a client needs to know. */
export type Cluster = {
  socketDir: string;
  pid: number;
  /** Stops the server and keeps its data. */
  halt(): Promise<void>;
  /** Starts a halted server again, and waits until it answers. */
  resume(): Promise<void>;
  stop(): Promise<void>;
};

/** The database every test's own is copied from. */
export const template = "template_gatehouse";

/** For speed: the rows of a test do not have to outlive it. */
const forTests = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=400"];

/** The role that owns every database of the cluster and migrates it: may create roles, and is no superuser. */
export const owner = "gatehouse_owner";

/**
 * Builds the URL of a database of the cluster. The product connects as `gatehouse`, which serves: it owns nothing, may create
 * nothing, and row security binds it.
 */
export function databaseUrl(socketDir: string, database: string, user = "gatehouse"): string {
  return `postgresql://${user}@localhost/${database}?host=${encodeURIComponent(socketDir)}`;
}

/** Starts a PostgreSQL in a temporary folder, on a Unix socket only, and migrates the template database in it. */
export async function startCluster(settings: readonly string[] = forTests): Promise<Cluster> {
  const postgres = await findPostgres();
  const folder = mkdtempSync(join(tmpdir(), "gatehouse-test-"));
  const data = join(folder, "data");
  mkdirSync(data, { mode: 0o700 });
  if (postgres.runAs) for (const path of [folder, data]) chownSync(path, postgres.runAs.uid, postgres.runAs.gid);
  const options = { ...postgres.runAs, cwd: folder, env: { ...process.env, LC_ALL: "C" } };
  const init = spawnSync(
    join(postgres.bin, "initdb"),
    ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync", "--no-instructions"],
    { ...options, encoding: "utf8" },
  );
  if (init.status !== 0) throw new Error(`initdb failed: ${init.error ?? init.stderr}`);
  const flags = ["listen_addresses=", ...settings].flatMap((setting) => ["-c", setting]);
  const launch = () =>
    spawn(join(postgres.bin, "postgres"), ["-D", data, "-k", folder, ...flags], { ...options, stdio: "ignore" });
  let server = launch();
  const halt = async () => {
    const ended = new Promise((resolve) => server.once("exit", resolve));
    // SIGINT is PostgreSQL's fast shutdown: it does not wait for clients.
    if (server.exitCode === null && server.kill("SIGINT")) await ended;
  };
  const resume = async () => {
    server = launch();
    await (await connect(databaseUrl(folder, "postgres", "postgres"))).end();
  };
  const stop = async () => {
    await halt();
    rmSync(folder, { recursive: true, force: true });
  };
  process.once("exit", () => server.kill("SIGQUIT"));
  try {
    await createTemplate(folder);
    return { socketDir: folder, pid: server.pid ?? 0, halt, resume, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function createTemplate(socketDir: string): Promise<void> {
  const admin = await connect(databaseUrl(socketDir, "postgres", "postgres"));
  await admin.query(`CREATE ROLE ${owner} LOGIN CREATEROLE NOSUPERUSER NOBYPASSRLS`);
  await admin.query("CREATE ROLE gatehouse LOGIN NOSUPERUSER NOBYPASSRLS");
  await admin.query(`CREATE DATABASE ${template} OWNER ${owner}`);
  await admin.end();
  const applied = await migrate(databaseUrl(socketDir, template, owner));
  if (applied.length > 0) await grantServing(databaseUrl(socketDir, template, owner), "gatehouse");
}

async function connect(connectionString: string): Promise<pg.Client> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const client = new pg.Client({ connectionString });
    try {
      await client.connect();
      return client;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
