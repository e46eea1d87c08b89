import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, describe, expect, test, vi } from "vitest";
import { ask, copyEmbeddedData, emptyFolder, killAtOnce, runEmbeddedDatabase } from "@/test/embedded-data";
import { chooseDatabaseUser } from "./database-user";
import { findPrograms } from "./find-programs";
import { isAlive, readPostmaster, serves } from "./postmaster";
import { type EmbeddedDatabase, startEmbeddedDatabase } from "./start";

const running: EmbeddedDatabase[] = [];
const children: ChildProcess[] = [];
const start = async (dataDir: string) => {
  const database = await startEmbeddedDatabase(dataDir);
  running.push(database);
  return database;
};
afterEach(async () => {
  for (const database of running.splice(0)) await database.stop();
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

const pidIn = (dataDir: string) => readPostmaster(join(dataDir, "postgres"))?.pid ?? 0;
const gone = (pid: number) => vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 20_000, interval: 20 });

/** Inserts numbers one by one until the database is gone; returns those that were acknowledged. */
function insertUntilGone(url: string): { acknowledged: number[]; done: Promise<void> } {
  const acknowledged: number[] = [];
  const insert = async (first: number) => {
    for (let n = first; ; n += 4) {
      try {
        await ask(url, "insert into held values ($1)", [n]);
      } catch {
        return;
      }
      acknowledged.push(n);
    }
  };
  return { acknowledged, done: Promise.all([0, 1, 2, 3].map(insert)).then(() => {}) };
}

/** Opens a connection and stops PostgreSQL's process of it; returns that process's id. */
async function connectAndStop(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
  const pid = rows[0]?.pid ?? 0;
  process.kill(pid, "SIGSTOP");
  return pid;
}

async function expectHeld(url: string, acknowledged: number[]): Promise<void> {
  const rows = await ask<{ n: number }>(url, "select n from held");
  const held = new Set(rows.map(({ n }) => n));
  expect(acknowledged.length).toBeGreaterThan(10);
  expect(acknowledged.filter((n) => !held.has(n))).toEqual([]);
}

describe("[F1] every acknowledged row is there after a kill -9", () => {
  test.each([
    ["of the process that started it", (child: ChildProcess) => killAtOnce(child)],
    ["of both it and PostgreSQL", (child: ChildProcess, dataDir: string) => killAtOnce(child, pidIn(dataDir))],
  ])("%s", async (_, kill) => {
    const dataDir = await copyEmbeddedData();
    const { child, line } = await runEmbeddedDatabase(dataDir);
    const load = insertUntilGone(await line);
    await vi.waitFor(() => expect(load.acknowledged.length).toBeGreaterThan(100), { timeout: 20_000 });
    await kill(child, dataDir);
    const { url } = await start(dataDir);
    await load.done;
    await expectHeld(url, load.acknowledged);
  });

  test("of PostgreSQL, which is started again by itself", async () => {
    const dataDir = await copyEmbeddedData();
    const said = vi.spyOn(console, "error").mockImplementation(() => {});
    const { url } = await start(dataDir);
    const load = insertUntilGone(url);
    await vi.waitFor(() => expect(load.acknowledged.length).toBeGreaterThan(100), { timeout: 20_000 });
    const first = pidIn(dataDir);
    process.kill(first, "SIGKILL");
    await load.done;
    await vi.waitFor(() => ask(url, "select 1"), { timeout: 20_000, interval: 100 });
    expect(pidIn(dataDir)).not.toBe(first);
    expect(said.mock.calls).toEqual([["The embedded database ended unexpectedly and is started again."]]);
    said.mockRestore();
    await expectHeld(url, load.acknowledged);
  });

  // Processes that wait for the stopped one would wait forever.
  test.skipIf(process.platform !== "linux")("of PostgreSQL while one of its processes hangs", async () => {
    const dataDir = await copyEmbeddedData();
    const { child, line } = await runEmbeddedDatabase(dataDir);
    const url = await line;
    const load = insertUntilGone(url);
    await vi.waitFor(() => expect(load.acknowledged.length).toBeGreaterThan(20), { timeout: 20_000 });
    const hanging = await connectAndStop(url);
    await killAtOnce(child, pidIn(dataDir));
    const { url: again } = await start(dataDir);
    await load.done;
    await expectHeld(again, load.acknowledged);
    await gone(hanging);
  });

  test("of the process that makes the database, at any moment", async () => {
    const dataDir = join(emptyFolder(), "data");
    for (const after of [500, 800, 1100, 1400]) {
      const { child } = await runEmbeddedDatabase(dataDir);
      await new Promise((resolve) => setTimeout(resolve, after));
      await killAtOnce(child);
    }
    const { url } = await start(dataDir);
    expect(await ask(url, "select current_user as name")).toEqual([{ name: "gatehouse" }]);
  });
});

test("[F1] PostgreSQL ends when the process that started it was killed", async () => {
  const dataDir = await copyEmbeddedData();
  const { child, line } = await runEmbeddedDatabase(dataDir);
  await line;
  const pid = pidIn(dataDir);
  expect(serves(pid, join(dataDir, "postgres"))).toBe(true);
  await killAtOnce(child);
  await gone(pid);
});

test("[F1] a PostgreSQL that outlived its starter is ended, what it acknowledged kept", async () => {
  const dataDir = await copyEmbeddedData();
  const folder = join(dataDir, "postgres");
  const user = chooseDatabaseUser(folder);
  const { bin } = await findPrograms(user, join(tmpdir(), "gatehouse-programs"));
  const command = ["-D", folder, "-k", folder, "-c", "listen_addresses="];
  // The folder itself is reached through this link where another user runs it.
  const args = user ? command.map((word) => (word === folder ? "/proc/self/cwd" : word)) : command;
  const orphan = spawn(join(bin, "postgres"), args, { cwd: folder, ...user, detached: true, stdio: "ignore" });
  children.push(orphan);
  await vi.waitFor(() => expect(readPostmaster(folder)?.ready).toBe(true), { timeout: 20_000 });
  const url = `postgresql://gatehouse@localhost/gatehouse?host=${encodeURIComponent(folder)}`;
  await ask(url, "insert into held values (1)");
  const ended = once(orphan, "exit");
  const { url: own } = await start(dataDir);
  await ended;
  expect(pidIn(dataDir)).not.toBe(orphan.pid);
  expect(await ask(own, "select n from held")).toEqual([{ n: 1 }]);
});

test("[F1] an id in PostgreSQL's file that another process of its user has by now keeps nothing from starting, and that process lives on", async () => {
  const dataDir = await copyEmbeddedData();
  const folder = join(dataDir, "postgres");
  const other = spawn("sleep", ["60"], { cwd: "/", ...chooseDatabaseUser(folder) });
  children.push(other);
  await once(other, "spawn");
  const { child, line } = await runEmbeddedDatabase(dataDir);
  await line;
  const pid = pidIn(dataDir);
  await killAtOnce(child, pid);
  const file = join(folder, "postmaster.pid");
  writeFileSync(file, readFileSync(file, "utf8").replace(/^\d+/, String(other.pid)));
  const { url } = await start(dataDir);
  expect(await ask(url, "select 1 as n")).toEqual([{ n: 1 }]);
  expect(other.exitCode ?? other.signalCode).toBeNull();
});

test("[F1] a file of PostgreSQL's that was cut short keeps nothing from starting", async () => {
  const dataDir = await copyEmbeddedData();
  const { child, line } = await runEmbeddedDatabase(dataDir);
  await line;
  const pid = pidIn(dataDir);
  await killAtOnce(child, pid);
  await gone(pid);
  writeFileSync(join(dataDir, "postgres/postmaster.pid"), "");
  const { url } = await start(dataDir);
  expect(await ask(url, "select 1 as n")).toEqual([{ n: 1 }]);
});
