import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { findFreePort, type Instance, startInstance } from "@/e2e/fixtures/instance";
import { createDatabase } from "@/test/create-database";
import { type Call, type Client, openClient, type Reply } from "@/test/http-client";
import { type Cluster, startCluster } from "@/test/start-cluster";

/** One process of the product. It is away while it is not started. */
type Process = { name: string; port: string; client: Client; instance: Instance | null };

/** Two processes of the product on one PostgreSQL with default durability, and a client that takes the one that is there. */
export type Stage = {
  origin: string;
  settings: Record<string, string>;
  adminUrl: string;
  outbox: string;
  logs: string[];
  processes: Process[];
  cluster: Cluster;
  client: Client;
  /** How many requests were sent. */
  requests(): number;
  /** The answers of 5xx other than 503, as method, path and status. */
  failures: string[];
  start(process: Process, more?: Record<string, string>): Promise<void>;
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  stop(): Promise<void>;
};

/** Starts it all. What was started is ended by `stop`, also if the rest does not start. */
export async function setStage(): Promise<Stage> {
  const dataDir = mkdtempSync(join(tmpdir(), "gatehouse-hold-"));
  const ends: (() => Promise<unknown>)[] = [async () => rmSync(dataDir, { recursive: true, force: true })];
  const stop = async () => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  try {
    const cluster = await startCluster(["max_connections=100"]);
    ends.push(cluster.stop);
    const database = await createDatabase(cluster.socketDir);
    const pool = new pg.Pool({ connectionString: database.adminUrl, max: 4 });
    pool.on("error", () => {});
    ends.push(() => pool.end());
    const ports = [String(await findFreePort()), String(await findFreePort())];
    const origin = `http://localhost:${ports[0]}`;
    const settings = {
      APP_URL: origin,
      DATA_DIR: dataDir,
      DATABASE_URL: database.url,
      AUTH_SECRET: randomBytes(32).toString("base64"),
      ENCRYPTION_KEYS: `hold:${randomBytes(32).toString("base64")}`,
      EMAIL_TRANSPORT: "outbox",
      // Each person of the trial calls from an address of their own.
      TRUSTED_PROXIES: "127.0.0.1",
    };
    const names = ports.map((_, n) => `hold-${process.pid}-${n + 1}`);
    const processes = ports.map(
      (port, n): Process => ({ name: names[n] ?? "", port, client: openClient(origin, Number(port)), instance: null }),
    );
    const start = async (one: Process, more: Record<string, string> = {}) => {
      one.instance = await startInstance(one.name, { ...settings, ...more, PORT: one.port });
    };
    ends.push(() => Promise.all(processes.map((one) => one.instance?.kill())));
    for (const one of processes) await start(one);
    const query = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
      (await pool.query<Row>(text, values)).rows;
    const logs = names.map((name) => join("test-results", `${name}.log`));
    const balanced = balance(origin, processes);
    const { adminUrl } = database;
    return {
      ...balanced,
      origin,
      settings,
      adminUrl,
      outbox: join(dataDir, "outbox"),
      logs,
      processes,
      cluster,
      start,
      query,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Sends each request to one of the processes, and to the other if the first does not listen. */
function balance(origin: string, processes: Process[]): Pick<Stage, "client" | "requests" | "failures"> {
  let turn = 0;
  const failures: string[] = [];
  const ask =
    (method: "get" | "post") =>
    async (path: string, call?: Call): Promise<Reply> => {
      turn += 1;
      const [first, second] = turn % 2 === 0 ? processes : [...processes].reverse();
      const reply = await (first as Process).client[method](path, call).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== "ECONNREFUSED") throw error;
        return (second as Process).client[method](path, call);
      });
      if (reply.status >= 500 && reply.status !== 503) failures.push(`${method} ${path}: ${reply.status}`);
      return reply;
    };
  const close = () => {
    for (const { client } of processes) client.close();
  };
  return { client: { origin, get: ask("get"), post: ask("post"), close }, requests: () => turn, failures };
}

/** Returns what makes a process's clock go ahead, if faketime's library is installed. */
export function stepClock(by: string): Record<string, string> | null {
  const libraries = process.platform === "linux" ? readdirSync("/usr/lib", { withFileTypes: true }) : [];
  for (const entry of libraries.filter((entry) => entry.isDirectory())) {
    const folder = join("/usr/lib", entry.name, "faketime");
    try {
      const library = readdirSync(folder).find((name) => /^libfaketimeMT?\.so/.test(name));
      if (library) return { LD_PRELOAD: join(folder, library), FAKETIME: by, FAKETIME_DONT_FAKE_MONOTONIC: "1" };
    } catch {
      // No such folder.
    }
  }
  return null;
}
