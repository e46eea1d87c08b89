import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { databaseUrl } from "@/test/database";
import { migrate } from "./migrate";

const client = new pg.Client({ connectionString: databaseUrl });
type Row = { id: string; migration_name: string };
let newest: Row;

beforeAll(() => client.connect());
// Before the database is dropped, which ends whatever is still connected.
afterAll(() => client.end());

beforeEach(async () => {
  const { rows } = await client.query<Row>(
    "select id, migration_name from _prisma_migrations order by migration_name desc",
  );
  newest = rows[0] as Row;
});

afterEach(async () => {
  await client.query("delete from _prisma_migrations where finished_at is null");
});

test("a database that has everything gets nothing", async () => {
  expect(await migrate(databaseUrl)).toEqual([]);
});

test("a migration that did not finish is not taken for applied", async () => {
  await client.query("update _prisma_migrations set finished_at = null where id = $1", [newest.id]);
  await expect(migrate(databaseUrl)).rejects.toThrow();
});

test("a migration the database does not name is applied, whatever its tables look like", async () => {
  await client.query("delete from _prisma_migrations where id = $1", [newest.id]);
  await expect(migrate(databaseUrl)).rejects.toThrow(newest.migration_name);
});
