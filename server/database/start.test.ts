import { chmodSync, chownSync, cpSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { ask, copyEmbeddedData, emptyFolder, runEmbeddedDatabase } from "@/test/embedded-data";
import { findUnprivilegedUser } from "./database-user";
import { type EmbeddedDatabase, openEmbeddedDatabase, startEmbeddedDatabase } from "./start";

const running: EmbeddedDatabase[] = [];
const start = async (dataDir: string) => {
  const database = await startEmbeddedDatabase(dataDir);
  running.push(database);
  return database;
};
afterEach(async () => {
  for (const database of running.splice(0)) await database.stop();
});

const modes = (folder: string) =>
  new Map(
    [".", ...readdirSync(folder, { recursive: true, encoding: "utf8" })].map((name) => [
      name,
      (statSync(join(folder, name)).mode & 0o777).toString(8),
    ]),
  );
const openPaths = (folder: string) => [...modes(folder)].filter(([, mode]) => !/00$/.test(mode));

test("[F1] the first start makes a database that its login does not own, whose owner is no superuser, durable, reached by its socket alone", async () => {
  const { url } = await start(join(emptyFolder(), "data"));
  const [role] = await ask(
    url,
    `select current_user as name, current_database() as database, rolsuper as super, rolbypassrls as bypasses, rolcreaterole as creates,
       (select pg_get_userbyid(datdba) from pg_database where datname = current_database()) as owner
     from pg_roles where rolname = current_user`,
  );
  const names = { name: "gatehouse", database: "gatehouse", owner: "gatehouse_owner" };
  expect(role).toEqual({ ...names, super: false, bypasses: false, creates: false });
  const settings = await ask<{ name: string; setting: string }>(
    url,
    `select name, setting from pg_settings where name = any($1) order by 1`,
    [["fsync", "synchronous_commit", "full_page_writes", "listen_addresses", "server_encoding", "TimeZone"]],
  );
  expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
    fsync: "on",
    synchronous_commit: "on",
    full_page_writes: "on",
    listen_addresses: "",
    server_encoding: "UTF8",
    TimeZone: "UTC",
  });
});

test("[B4] nothing in the data folder is open to a group or to others, whatever the umask", async () => {
  const dataDir = join(emptyFolder(), "data");
  const before = process.umask(0);
  try {
    const { ownerUrl } = await start(dataDir);
    await ask(ownerUrl, "create table rows as select generate_series(1, 1000) as n");
    expect(openPaths(dataDir)).toEqual([]);
    expect(modes(dataDir).size).toBeGreaterThan(1000);
  } finally {
    process.umask(before);
  }
});

test("[B4] what was opened in between is closed at the next start", async () => {
  const dataDir = await copyEmbeddedData();
  mkdirSync(join(dataDir, "outbox"));
  writeFileSync(join(dataDir, "outbox/mail"), "a code", { mode: 0o644 });
  writeFileSync(join(dataDir, "auth-secret"), "a secret");
  for (const [name, mode] of [
    ["", 0o755],
    ["outbox", 0o775],
    ["auth-secret", 0o644],
    ["postgres", 0o750],
    ["postgres/PG_VERSION", 0o644],
  ] as const)
    chmodSync(join(dataDir, name), mode);
  await start(dataDir);
  expect(openPaths(dataDir)).toEqual([]);
});

test("a second one is refused in one line that names the process, and the first one goes on", async () => {
  const dataDir = await copyEmbeddedData();
  const { url } = await start(dataDir);
  await expect(startEmbeddedDatabase(dataDir)).rejects.toThrow(
    new RegExp(`^DATA_DIR ${dataDir} is in use by process ${process.pid}\\.$`),
  );
  expect(await ask(url, "select 1 as n")).toEqual([{ n: 1 }]);
});

test("one that opens it joins the one that runs, and ends nothing of it", async () => {
  const dataDir = await copyEmbeddedData();
  const { url } = await start(dataDir);
  const joined = await openEmbeddedDatabase(dataDir);
  expect(joined.url).toBe(url);
  await joined.stop();
  expect(await ask(url, "select 1 as n")).toEqual([{ n: 1 }]);
});

test.each([
  ["spaces and a name that is not ASCII", "my data für alle"],
  ["a path too long for a socket", "l".repeat(120)],
])("it runs on a folder with %s", async (_, name) => {
  const dataDir = await copyEmbeddedData(name);
  const { url } = await start(dataDir);
  expect(await ask(url, "select count(*)::int as n from held")).toEqual([{ n: 0 }]);
});

test("a database of PGlite is refused in one line that says what it is, and stays as it was", async () => {
  const dataDir = emptyFolder();
  mkdirSync(join(dataDir, "database/base"), { recursive: true });
  writeFileSync(join(dataDir, "database/PG_VERSION"), "17\n");
  const before = [...modes(dataDir)];
  for (const begin of [startEmbeddedDatabase, openEmbeddedDatabase]) {
    const refused = await begin(dataDir).catch((error: Error) => error.message);
    expect(refused).toContain(`${join(dataDir, "database")} is a database of an earlier Gatehouse (PGlite)`);
    expect(refused).not.toContain("\n");
  }
  expect([...modes(dataDir)]).toEqual(before);
});

test("data of another major version is refused in one line that names both", async () => {
  const dataDir = await copyEmbeddedData();
  writeFileSync(join(dataDir, "postgres/PG_VERSION"), "17\n");
  await expect(startEmbeddedDatabase(dataDir)).rejects.toThrow(
    /^DATA_DIR .* holds data of PostgreSQL 17, and this Gatehouse runs PostgreSQL 18, which can't open it\.$/,
  );
});

test("what a killed first start left is removed", async () => {
  const dataDir = await copyEmbeddedData();
  cpSync(join(dataDir, "postgres"), join(dataDir, "postgres.draft-old"), { recursive: true });
  rmSync(join(dataDir, "postgres"), { recursive: true });
  await start(dataDir);
  expect(readdirSync(dataDir).sort()).toEqual(["database.log", "lock", "postgres"]);
});

test("data that the server can't start on is said in one line", async () => {
  const dataDir = await copyEmbeddedData();
  writeFileSync(join(dataDir, "postgres/global/pg_control"), "");
  const refused = await startEmbeddedDatabase(dataDir).catch((error: Error) => error.message);
  expect(refused).toMatch(/^The embedded database in .* did not start: .+$/);
});

test.skipIf(process.getuid?.() !== 0)(
  "root's database runs as another user, who owns its files and nothing else",
  async () => {
    const dataDir = join(emptyFolder(), "data");
    await start(dataDir);
    const { uid } = findUnprivilegedUser();
    const owners = readdirSync(dataDir, { recursive: true, encoding: "utf8" }).map(
      (name) => [name, statSync(join(dataDir, name)).uid] as const,
    );
    const its = owners.filter(([, owner]) => owner === uid).map(([name]) => name);
    expect(owners.length - its.length).toBe(2);
    expect(its.every((name) => name.startsWith("postgres"))).toBe(true);
  },
);

test.skipIf(process.getuid?.() !== 0)(
  "an ordinary user's database is that user's, and root opens it as that user",
  async () => {
    const user = findUnprivilegedUser();
    const home = emptyFolder();
    chownSync(home, user.uid, user.gid);
    chmodSync(join(home, ".."), 0o755);
    const dataDir = join(home, "data");
    const { child, line } = await runEmbeddedDatabase(dataDir, user);
    const url = await line;
    expect(url).toMatch(/^postgresql:/);
    expect(await ask(url, "select 1 as n")).toEqual([{ n: 1 }]);
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
    await start(dataDir);
    expect(statSync(join(dataDir, "postgres/postmaster.pid")).uid).toBe(user.uid);
  },
);
