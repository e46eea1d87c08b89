import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { asAdmin, databaseUrl } from "@/test/database";
import { explainPeople } from "@/test/explained";
import { addMember, openWorkspace, signIn } from "@/test/people";
import { runOperator } from "@/test/run-operator";
import { type Cluster, owner, startCluster, databaseUrl as urlOf } from "@/test/start-cluster";

const now = new Date();
const folder = mkdtempSync(join(tmpdir(), "gatehouse-backup-"));
const file = join(folder, "gatehouse.backup");
const ownerUrl = databaseUrl.replace("//gatehouse@", `//${owner}@`);
let other: Cluster;

beforeAll(async () => {
  other = await startCluster();
  const workspace = await openWorkspace(now);
  for (let i = 0; i < 3; i++) await signIn(await addMember(workspace.id, "member", now), now);
  await explainPeople(workspace.id);
});
afterAll(async () => {
  await other.stop();
  rmSync(folder, { recursive: true, force: true });
});

const backUp = (to: string) => runOperator(["backup", "--to", to], { MIGRATION_DATABASE_URL: ownerUrl });

/** An empty database on another cluster, where no role of the first one is. */
async function emptyDatabase(name: string): Promise<{ serving: string; own: string; admin: string }> {
  const client = new pg.Client({ connectionString: urlOf(other.socketDir, "postgres", "postgres") });
  await client.connect();
  await client.query(`create database ${name} owner ${owner}`).finally(() => client.end());
  const url = (user: string) => urlOf(other.socketDir, name, user);
  return { serving: url("gatehouse"), own: url(owner), admin: url("postgres") };
}

/** Sums up every table, as a role that no row security binds. Sessions are ended and logs go on, so these are left out. */
async function sumUp(client: pg.Client): Promise<Record<string, string>> {
  const { rows: tables } = await client.query<{ name: string }>(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1",
  );
  const sums: Record<string, string> = {};
  for (const { name } of tables) {
    if (["_prisma_migrations", "session"].includes(name) || name.startsWith("audit")) continue;
    const { rows } = await client.query(`select t::text as row from ${name} t order by 1`);
    sums[name] = `${rows.length} ${createHash("sha256").update(JSON.stringify(rows)).digest("hex")}`;
  }
  return sums;
}

const readSums = async (url: string) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return sumUp(client).finally(() => client.end());
};

test("[F5] a backup restores into another cluster: every row is there, chains verify, and a second restore is refused", async () => {
  const made = await backUp(file);
  expect(made.err).toBe("");
  expect(made.code).toBe(0);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const before = await asAdmin(sumUp);

  const to = await emptyDatabase("restored");
  const settings = { DATABASE_URL: to.serving, MIGRATION_DATABASE_URL: to.own };
  const restored = await runOperator(["restore", "--from", file], settings);
  expect(restored.err).toBe("");
  expect(restored.code).toBe(0);
  expect(await readSums(to.admin)).toEqual(before);
  const verified = await runOperator(["verify-audit"], { DATABASE_URL: to.serving });
  expect(verified, verified.out + verified.err).toMatchObject({ code: 0 });
  const doctor = await runOperator(["doctor"], { DATABASE_URL: to.serving });
  expect(doctor.out).not.toContain("FAIL");

  const again = await runOperator(["restore", "--from", file], settings);
  expect(again.code).toBe(1);
  expect(again.err).toContain("not empty");
}, 120_000);

test("[F5] a file that was cut, changed or made with other keys is refused, and the database stays empty", async () => {
  const whole = readFileSync(file);
  const to = await emptyDatabase("refused");
  const settings = { DATABASE_URL: to.serving, MIGRATION_DATABASE_URL: to.own };
  const changed = Buffer.from(whole);
  changed[Math.floor(whole.length / 2)] = (changed[Math.floor(whole.length / 2)] ?? 0) ^ 1;
  const broken: [string, Buffer, Record<string, string>][] = [
    ["cut", whole.subarray(0, whole.length - 40), {}],
    ["changed", changed, {}],
    ["foreign", Buffer.from("not a backup"), {}],
    ["keys", whole, { ENCRYPTION_KEYS: `other:${Buffer.alloc(32, 9).toString("base64")}` }],
  ];
  for (const [name, bytes, more] of broken) {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    const ran = await runOperator(["restore", "--from", path], { ...settings, ...more });
    expect(ran.code, `${name}: ${ran.out}${ran.err}`).toBe(1);
    expect(ran.err.trim().split("\n"), name).toHaveLength(1);
    expect(await readSums(to.admin), name).toEqual({});
  }
}, 120_000);

test("[F5] an existing file is not written over, and a role that does not own the tables is refused", async () => {
  const before = readFileSync(file);
  expect(await backUp(file)).toMatchObject({ code: 1 });
  expect(readFileSync(file).equals(before)).toBe(true);
  const serving = await runOperator(["backup", "--to", join(folder, "serving")], {
    MIGRATION_DATABASE_URL: databaseUrl,
  });
  expect(serving.code).toBe(1);
  expect(serving.err).toContain("does not own the tables");
}, 60_000);
