import pg from "pg";
import { afterAll, inject } from "vitest";
import { disconnect } from "@/lib/ground/db";
import { checkRecorded } from "./check-recorded";
import { createDatabase } from "./create-database";

// Importing this file gives a test file a PostgreSQL database of its own: real, migrated, empty, dropped at the end.
const database = await createDatabase(inject("socketDir"));
Object.assign(process.env, { DATABASE_URL: database.url });

afterAll(async () => {
  await disconnect();
  try {
    await checkRecorded(database.adminUrl);
  } finally {
    await database.drop();
  }
});

/** The URL of this test file's database, for tests that open connections of their own. */
export const databaseUrl = database.url;

/** Changes rows as someone who owns the database can: no trigger and no row security stops them. */
export const tamper = (sql: string, values: unknown[]) =>
  asAdmin(async (client) => {
    await client.query("set session_replication_role = replica");
    await client.query(sql, values);
  });

/** Runs work on a connection no row security binds: an intruder who owns the database, or someone who reads all of it. */
export async function asAdmin<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
