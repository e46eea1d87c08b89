import pg from "pg";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { writeMigration, writeWhole } from "@/scripts/write-migration";
import { describeDatabase } from "@/test/describe-database";
import { withNewDatabase } from "@/test/new-database";
import { databaseUrl, owner, template } from "@/test/start-cluster";

const socketDir = inject("socketDir");
const migrated = databaseUrl(socketDir, template, owner);
let whole: string;
let lines: string[];

beforeAll(async () => {
  whole = await writeWhole(migrated);
  lines = await describeDatabase(migrated);
});

test("the migrations make what schema.prisma and functions/*.sql say, no more and no less", async () => {
  expect(lines.length).toBeGreaterThan(500);
  expect(await withNewDatabase(socketDir, whole, describeDatabase)).toEqual(lines);
});

test("a new migration would be empty", async () => {
  expect(await writeMigration(migrated)).toBe("");
});

test("the functions can be applied to a database that has them, and change nothing", async () => {
  const functions = whole.slice(whole.indexOf("-- prisma/functions/"));
  const again = async (url: string) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(functions).finally(() => client.end());
    return describeDatabase(url);
  };
  expect(await withNewDatabase(socketDir, whole, again)).toEqual(lines);
});

describe("what is edited without a migration shows", () => {
  test.each([
    ["a function", "head.sequence + 1", "head.sequence + 2"],
    ["a function's search path", "SET search_path = public, pg_temp", ""],
    ["a trigger", "UPDATE OF confirmed_at, suspended_at", "UPDATE OF suspended_at"],
    ["a policy", "FOR SELECT TO %I USING (true)", "FOR SELECT TO %I USING (false)"],
    ["a table without forced row security", "ALTER TABLE workspace FORCE ROW LEVEL SECURITY;", ""],
    ["a right", "GRANT SELECT, INSERT, UPDATE ON workspace", "GRANT SELECT, INSERT, UPDATE, DELETE ON workspace"],
    ["an index's condition", "WHERE role = 'owner'", "WHERE role = 'admin'"],
    ["a generated column", "recovery_codes_left >= 3", "recovery_codes_left >= 4"],
    ["a check", "OR suspended_at IS NOT NULL", "OR suspended_at IS NULL"],
    ["a column of the schema", '"slug" TEXT NOT NULL', '"slug" TEXT'],
    ["a foreign key of the schema", "ON DELETE CASCADE", "ON DELETE RESTRICT"],
  ])("%s", async (_, from, to) => {
    const edited = whole.replace(from, to);
    expect(edited).not.toBe(whole);
    expect(await withNewDatabase(socketDir, edited, describeDatabase)).not.toEqual(lines);
  });
});
