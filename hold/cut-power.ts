import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import pg from "pg";
import { isAlive, killLeftovers, readPostmaster } from "@/server/database/postmaster";
import { type Disk, makeDisk, mountCopy } from "./disk-image";

/**
 * What a cut did: the rows that were acknowledged before it, how many of them are gone, and how long the next start took.
 */
export type Outcome = { acknowledged: number; lost: number; recoveredInMs: number };

const root = join(import.meta.dirname, "..");
const writers = 6;
const load = { least: 1500, most: 4000 };
const longestStart = 60_000;

/**
 * Runs the embedded database under load on a disk of its own, cuts the disk off, and starts the database again on what the
 * disk holds.
 */
export async function cutPower({ durable }: { durable: boolean }): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), "gatehouse-hold-"));
  const ends: (() => void | Promise<void>)[] = [() => rmSync(folder, { recursive: true, force: true })];
  try {
    const disk = makeDisk(folder);
    ends.push(disk.unmount);
    const acknowledged = await loadUntilCut(disk, durable, ends);
    disk.unmount();
    const copy = mountCopy(disk, folder);
    ends.push(copy.unmount);
    const began = performance.now();
    const again = await startDatabase(join(copy.path, "data"));
    ends.push(() => kill(again.child, join(copy.path, "data")));
    const recoveredInMs = Math.round(performance.now() - began);
    const held = await readHeld(again.url);
    return {
      acknowledged: acknowledged.size,
      lost: [...acknowledged].filter((n) => !held.has(n)).length,
      recoveredInMs,
    };
  } finally {
    for (const end of ends.reverse()) await end();
  }
}

async function loadUntilCut(disk: Disk, durable: boolean, ends: (() => void | Promise<void>)[]): Promise<Set<number>> {
  const dataDir = join(disk.path, "data");
  mkdirSync(dataDir, { mode: 0o700 });
  let database = await startDatabase(dataDir);
  await withClient(database.ownerUrl, async (client) => {
    await client.query("create table held (n bigint primary key, filler text)");
    await client.query("grant all on held to public");
  });
  if (!durable) {
    await kill(database.child, dataDir);
    appendFileSync(join(dataDir, "postgres/postgresql.conf"), "fsync = off\n", { flush: true });
    database = await startDatabase(dataDir);
  }
  const { child, url } = database;
  const server = readPostmaster(join(dataDir, "postgres"))?.pid ?? 0;
  ends.push(() => kill(child, dataDir, server));
  const acknowledged = new Set<number>();
  const writing = Array.from({ length: writers }, (_, first) => write(url, first, acknowledged));
  await pause(load.least + Math.random() * (load.most - load.least));
  // From here on nothing reaches the disk. What was acknowledged until now must be on it.
  const oracle = new Set(acknowledged);
  disk.cut();
  await kill(child, dataDir, server);
  await Promise.all(writing);
  return oracle;
}

/** Inserts one row at a time, each in its own transaction, and records each that the database acknowledged. */
async function write(url: string, first: number, acknowledged: Set<number>): Promise<void> {
  await withClient(url, async (client) => {
    for (let n = first; ; n += writers) {
      await client.query("insert into held values ($1, repeat('x', 200 + ($1::bigint % 2000)::int))", [n]);
      acknowledged.add(n);
    }
  }).catch(() => {});
}

async function readHeld(url: string): Promise<Set<number>> {
  return withClient(url, async (client) => {
    // Reads through the table itself. Its index must agree with it.
    const { rows } = await client.query<{ n: string }>("select n from held");
    await client.query("set enable_seqscan = off");
    const { rows: indexed } = await client.query<{ n: string }>("select n from held where n >= 0 order by n");
    if (rows.length !== indexed.length) throw new Error(`${rows.length} rows, ${indexed.length} in the index`);
    return new Set(rows.map(({ n }) => Number(n)));
  });
}

async function withClient<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString });
  client.on("error", () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    // A connection that broke may never report its end.
    await Promise.race([client.end().catch(() => {}), pause(500)]);
  }
}

/** Starts the embedded database as the product does, in a process that can be killed. */
async function startDatabase(dataDir: string): Promise<{ child: ChildProcess; url: string; ownerUrl: string }> {
  const child = spawn(process.execPath, ["--import", "tsx", "test/run-embedded-database.ts", dataDir], {
    cwd: root,
    stdio: ["ignore", "pipe", "ignore"],
  });
  const timeout = setTimeout(() => child.kill("SIGKILL"), longestStart);
  const told: string[] = [];
  const lines = createInterface(child.stdout).on("line", (line) => told.push(line));
  const second = new Promise<void>((resolve) => lines.on("line", () => told.length === 2 && resolve()));
  await Promise.race([second, once(child, "exit")]);
  clearTimeout(timeout);
  const [url = "", ownerUrl = ""] = told;
  if (!url.startsWith("postgresql:")) throw new Error(url || "the database did not start");
  return { child, url, ownerUrl };
}

/** Ends all processes of a database at once, as a power cut does, and waits until none of them runs. */
async function kill(child: ChildProcess, dataDir: string, known?: number): Promise<void> {
  const server = known ?? readPostmaster(join(dataDir, "postgres"))?.pid;
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  }
  if (server && isAlive(server)) process.kill(server, "SIGKILL");
  while (server && isAlive(server)) await pause(20);
  killLeftovers(join(dataDir, "postgres"));
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
