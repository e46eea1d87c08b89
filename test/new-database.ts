import { randomBytes } from "node:crypto";
import pg from "pg";
import { databaseUrl, owner } from "./start-cluster";

/** Makes a database of a script alone, without migrations, for as long as work takes. */
export async function withNewDatabase<T>(
  socketDir: string,
  sql: string,
  work: (url: string) => Promise<T>,
): Promise<T> {
  const name = `made_${randomBytes(6).toString("hex")}`;
  const admin = new pg.Client({ connectionString: databaseUrl(socketDir, "postgres", "postgres") });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name} OWNER ${owner}`);
  try {
    const client = new pg.Client({ connectionString: databaseUrl(socketDir, name, owner) });
    await client.connect();
    await client.query(sql).finally(() => client.end());
    return await work(databaseUrl(socketDir, name, owner));
  } finally {
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await admin.end();
  }
}
