import { randomBytes } from "node:crypto";
import pg from "pg";
import { databaseUrl, owner, template } from "./start-cluster";

/** A database of a test's own on the cluster: empty, migrated, gone after `drop`. Row security doesn't bind `adminUrl`. */
export type TestDatabase = { url: string; adminUrl: string; drop(): Promise<void> };

/** Copies the migrated template into a new database. */
export async function createDatabase(socketDir: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  await run(socketDir, `CREATE DATABASE ${name} TEMPLATE ${template} OWNER ${owner}`);
  return {
    url: databaseUrl(socketDir, name),
    adminUrl: databaseUrl(socketDir, name, "postgres"),
    drop: () => run(socketDir, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

async function run(socketDir: string, sql: string): Promise<void> {
  const admin = new pg.Client({ connectionString: databaseUrl(socketDir, "postgres", "postgres") });
  await admin.connect();
  try {
    await admin.query(sql);
  } finally {
    await admin.end();
  }
}
