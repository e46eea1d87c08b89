import { existsSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { sealedColumns } from "@/lib/ground/crypto/sealed-columns";
import { env } from "@/lib/ground/env";
import { findPending } from "@/prisma/migrate";
import { readMigrations } from "@/prisma/read-migrations";
import { firstLine, jsonFrame, rowFrames } from "./frames";
import { BackupError, checkOf, checkOfAuthSecret, format, type Header, signerOf } from "./header";
import { columnsOf, readSequences, readTables } from "./tables";

/** What a backup holds, or a restore has written. */
export type Counted = { tables: number; rows: number };

/**
 * Writes every row of every table to a new file, as of one moment, while the product serves. Connects as the owner of the tables. Memory
 * does not grow with the tables. The file appears whole and on the disk, or not at all; its owner alone can read it. Throws BackupError.
 */
export async function backUp(ownerUrl: string, path: string, now: Date): Promise<Counted> {
  if (existsSync(path)) throw new BackupError(`${path} exists already. Name a new file.`);
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}.draft`);
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("begin isolation level repeatable read read only");
    // No one waits for this, and a large table takes its time.
    await client.query(
      "select set_config(name, '0', true) from unnest(array['statement_timeout', 'idle_in_transaction_session_timeout']) name",
    );
    const header = await describe(client, now);
    const counted = { tables: 0, rows: 0 };
    const file = await open(draft, "wx", 0o600).catch((error) => fail(path, error));
    try {
      await file.write(firstLine(format));
      const rows = Readable.from(copy(client, header, counted), { objectMode: false });
      await pipeline(rows, createGzip({ level: 4 }), async (packed: AsyncIterable<Buffer>) => {
        for await (const chunk of packed) await file.appendFile(chunk);
      });
      await file.sync();
    } catch (error) {
      fail(path, error);
    } finally {
      await file.close();
    }
    await rename(draft, path);
    await syncFolder(dirname(path));
    return counted;
  } finally {
    await rm(draft, { force: true });
    await client.end();
  }
}

async function describe(client: pg.Client, now: Date): Promise<Header> {
  const migrations = readMigrations();
  const [pending] = await findPending(client, migrations);
  if (pending)
    throw new BackupError(
      `The database lacks the migration ${pending.name}: run migrate first, or back up with its own version.`,
    );
  const { rows } = await client.query<{ login: string; reads: boolean }>(`
    select current_user::text as login, bool_and(pg_has_role(relowner, 'USAGE')) as reads from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r'`);
  if (!rows[0]?.reads)
    throw new BackupError(
      `The role "${rows[0]?.login}" does not own the tables, so row security hides rows from it: name the owner in MIGRATION_DATABASE_URL.`,
    );
  return {
    format,
    takenAt: now.toISOString(),
    migrations: migrations.map(({ name, checksum }) => ({ name, checksum })),
    keys: await readKeys(client),
    authSecret: checkOfAuthSecret(),
    sequences: await readSequences(client),
  };
}

/** Finds the keys that something is sealed with, after the one that seals now. */
async function readKeys(client: pg.Client): Promise<Header["keys"]> {
  const ring = env().encryptionKeys;
  const queries = sealedColumns.map(
    ({ table, column }) =>
      `select convert_from(substring(${column} from 3 for get_byte(${column}, 1)), 'UTF8') as id from ${table} where ${column} is not null`,
  );
  const { rows } = await client.query<{ id: string }>(queries.join(" union "));
  const lost = rows.filter(({ id }) => !ring.some((own) => own.id === id));
  if (lost.length > 0)
    throw new BackupError(
      `ENCRYPTION_KEYS lacks ${lost.map(({ id }) => id).join(", ")}, which secrets are sealed with. Add it first.`,
    );
  return ring.filter(({ id }, index) => index === 0 || rows.some((row) => row.id === id)).map(checkOf);
}

async function* copy(client: pg.Client, header: Header, counted: Counted): AsyncGenerator<Buffer> {
  const [first] = env().encryptionKeys;
  if (!first) throw new BackupError("ENCRYPTION_KEYS is not set.");
  const signer = signerOf(first);
  const sign = (frame: Buffer) => {
    signer.update(frame);
    return frame;
  };
  yield sign(jsonFrame(header));
  for (const table of await readTables(client)) {
    yield sign(jsonFrame(table));
    const rows = client.query(copyTo(`copy ${columnsOf(table)} to stdout`));
    for await (const chunk of rows as AsyncIterable<Buffer>) for (const frame of rowFrames(chunk)) yield sign(frame);
    yield sign(jsonFrame({ rows: rows.rowCount }));
    counted.tables += 1;
    counted.rows += rows.rowCount;
  }
  yield jsonFrame({ end: signer.digest("base64") });
}

function fail(path: string, error: unknown): never {
  const { code } = error as NodeJS.ErrnoException;
  const full = code === "ENOSPC" || code === "EDQUOT";
  if (!full && !/^E[A-Z]+$/.test(code ?? "")) throw error;
  throw new BackupError(
    `${path} can't be written${full ? ": the disk is full" : ""} (${code}). Nothing of it is left.`,
  );
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  await handle.sync().finally(() => handle.close());
}
