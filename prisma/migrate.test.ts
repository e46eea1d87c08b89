import { createHash, randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { withSchemaEngine } from "@/scripts/schema-engine";
import { databaseUrl } from "@/test/start-cluster";
import { migrate } from "./migrate";
import { readMigrations } from "./read-migrations";

const socketDir = inject("socketDir");
const admin = new pg.Client({ connectionString: databaseUrl(socketDir, "postgres", "postgres") });
const made: string[] = [];

beforeAll(() => admin.connect());
afterAll(async () => {
  for (const name of made) await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
  await admin.end();
});

/** Makes an empty database and the role that owns it; returns how both are reached. */
async function makeDatabase(rights = "CREATEROLE") {
  const name = `migrated_${randomBytes(6).toString("hex")}`;
  await admin.query(`CREATE ROLE ${name} LOGIN ${rights}`);
  await admin.query(`CREATE DATABASE ${name} OWNER ${name}`);
  made.push(name);
  const query = async (sql: string, values: unknown[] = []) => {
    const client = new pg.Client({ connectionString: databaseUrl(socketDir, name, "postgres") });
    await client.connect();
    return client.query(sql, values).finally(() => client.end());
  };
  return { name, url: databaseUrl(socketDir, name, name), query };
}

const names = readMigrations().map(({ name }) => name);
const countTables = "select count(*)::int as n from pg_class where relnamespace = 'public'::regnamespace";

test("an empty database gets every migration, each with Prisma's record; a second time nothing", async () => {
  const { url, query } = await makeDatabase();
  expect(await migrate(url)).toEqual(names);
  const { rows } = await query(
    `select migration_name, checksum, applied_steps_count, finished_at >= started_at as finished, rolled_back_at, logs, length(id) as id
     from _prisma_migrations order by 1`,
  );
  const expected = readMigrations().map(({ name, sql }) => ({
    migration_name: name,
    checksum: createHash("sha256").update(sql).digest("hex"),
    applied_steps_count: 1,
    finished: true,
    rolled_back_at: null,
    logs: null,
    id: 36,
  }));
  expect(rows).toEqual(expected);
  expect(await migrate(url)).toEqual([]);
});

test("Prisma's own engine finds nothing left to apply, and no drift of the record", async () => {
  const { url } = await makeDatabase();
  await migrate(url);
  const migrationDirectories = readMigrations().map(({ name, sql }) => ({
    path: name,
    migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value: sql } },
  }));
  const lockfile = { path: "migration_lock.toml", content: 'provider = "postgresql"\n' };
  const migrationsList = { baseDir: "migrations", lockfile, shadowDbInitScript: "", migrationDirectories };
  const filters = { externalTables: [], externalEnums: [] };
  const outcome = await withSchemaEngine(url, (engine) => engine.applyMigrations({ migrationsList, filters }));
  expect(outcome.appliedMigrationNames).toEqual([]);
});

test("of two processes that start at once on an empty database, one applies and the other finds it done", async () => {
  const { url, query } = await makeDatabase();
  const applied = await Promise.all([migrate(url), migrate(url), migrate(url)]);
  expect(applied.flat().sort()).toEqual(names);
  expect((await query("select * from _prisma_migrations")).rowCount).toBe(names.length);
});

test("[F6] a migration that fails leaves nothing of itself and no record; those before it stay", async () => {
  const { url, query } = await makeDatabase();
  const broken = { name: "30000101000000_broken", sql: "create table half (); select 1 / 0", checksum: "0".repeat(64) };
  await expect(migrate(url, [...readMigrations(), broken])).rejects.toThrow(
    "The migration 30000101000000_broken failed and left nothing behind: division by zero (22012).",
  );
  const { rows } = await query(
    "select to_regclass('half') as half, array_agg(migration_name::text) as names from _prisma_migrations",
  );
  expect(rows).toEqual([{ half: null, names }]);
});

describe("a database that is not this program's is refused by one line, and stays as it is", () => {
  const oldest = names[0];

  test.each([
    [
      "is of another version",
      "update _prisma_migrations set migration_name = '30000101000000_later'",
      "30000101000000_later",
    ],
    ["has a migration of another text", "update _prisma_migrations set checksum = repeat('0', 64)", oldest],
    ["has one that did not finish", "update _prisma_migrations set finished_at = null", oldest],
    ["has its tables, but lost the record", "delete from _prisma_migrations", oldest],
  ])("it %s", async (_, sql, named) => {
    const { url, query } = await makeDatabase();
    await migrate(url);
    await query(sql);
    const before = (await query("select * from _prisma_migrations")).rows;
    const refusal = await migrate(url).catch((error: Error) => error.message);
    expect(refusal).toContain(named);
    expect(refusal).not.toContain("\n");
    expect((await query("select * from _prisma_migrations")).rows).toEqual(before);
  });

  test("it holds the tables of another program", async () => {
    const { url, query } = await makeDatabase();
    await query("create table invoices ()");
    await expect(migrate(url)).rejects.toThrow('The database is not Gatehouse\'s: it has a table "invoices".');
    expect((await query(countTables)).rows).toEqual([{ n: 1 }]);
  });
});

describe("[F6] rights are checked before the first statement: what is missing is said in one line, and nothing is made", () => {
  test("of a role that may not create roles", async () => {
    const { name, url, query } = await makeDatabase("NOCREATEROLE");
    await expect(migrate(url)).rejects.toThrow(
      `may not create roles: ALTER ROLE "${name}" CREATEROLE, or as a superuser: `,
    );
    expect((await query(countTables)).rows).toEqual([{ n: 0 }]);
    await query(`ALTER ROLE "${name}" CREATEROLE`);
    expect(await migrate(url)).toEqual(names);
  });

  test("and what the line says to grant is enough, nothing less", async () => {
    const { url, query } = await makeDatabase("NOCREATEROLE");
    for (let left = 5; left > 0; left--) {
      const { message } = await migrate(url).then(
        () => ({ message: "" }),
        (error: Error) => error,
      );
      const grants = message.slice(0, -1).split("as a superuser: ")[1]?.split("; ") ?? [];
      expect(grants).toHaveLength(left);
      expect((await query(countTables)).rows).toEqual([{ n: 0 }]);
      await query(grants[0] as string);
    }
    expect(await migrate(url)).toEqual(names);
  });

  test("of a role that may not create tables", async () => {
    const { name, query } = await makeDatabase();
    await query(`CREATE ROLE "${name}_other" LOGIN CREATEROLE`);
    await expect(migrate(databaseUrl(socketDir, name, `${name}_other`))).rejects.toThrow(
      `GRANT CREATE ON SCHEMA public TO "${name}_other"`,
    );
    expect((await query(countTables)).rows).toEqual([{ n: 0 }]);
  });
});
