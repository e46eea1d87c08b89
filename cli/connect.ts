import { readdirSync } from "node:fs";
import { join } from "node:path";
import { explainConnection } from "@/lib/ground/connection-refusal";
import { asSystem, disconnect, Prisma, ping } from "@/lib/ground/db";
import { adoptEmbeddedDatabase, env } from "@/lib/ground/env";
import { admit, KeysError, ownSecrets } from "@/lib/records/processes/admit";
import { noteSealKey } from "@/lib/records/processes/seal-keys";
import { EmbeddedDatabaseError } from "@/server/database/embedded-database-error";
import { openEmbeddedDatabase } from "@/server/database/start";
import { type Command, OperatorError } from "./command";

/**
 * Connects to the installation's database: the configured one, the embedded one a running server holds, or the embedded
 * one by starting it for as long as the command runs. A command that changes something needs keys that fit the processes that serve.
 * Returns the function that disconnects. Throws OperatorError.
 */
export async function connect({ looks }: Pick<Command, "looks">): Promise<() => Promise<void>> {
  const settings = env();
  let stop = async () => {};
  if (settings.embedded) {
    const database = await openEmbeddedDatabase(settings.dataDir).catch((error) => {
      throw error instanceof EmbeddedDatabaseError ? new OperatorError(error.message) : error;
    });
    stop = database.stop;
    adoptEmbeddedDatabase(database.url);
  }
  const close = async () => {
    await disconnect();
    await stop();
  };
  try {
    await ping().catch((error) => {
      throw new OperatorError(explainConnection(error) ?? "DATABASE_URL: the database does not answer.");
    });
    await refuseOtherTables();
    if (!looks) await refuseOtherKeys();
  } catch (error) {
    await close();
    throw error;
  }
  return close;
}

async function refuseOtherKeys(): Promise<void> {
  const own = ownSecrets();
  await admit({ own }).catch((error) => {
    throw error instanceof KeysError ? new OperatorError(error.message) : error;
  });
  await noteSealKey(own.keys);
}

async function refuseOtherTables(): Promise<void> {
  const [there] = await asSystem<{ tables: boolean }>(
    Prisma.sql`select to_regclass('_prisma_migrations') is not null as tables`,
  );
  if (!there?.tables) throw new OperatorError("The database has no tables yet. Start Gatehouse with it once.");
  const rows = await asSystem<{ name: string }>(
    Prisma.sql`select migration_name as name from _prisma_migrations where finished_at is not null`,
  );
  const applied = new Set(rows.map(({ name }) => name));
  const folders = readdirSync(join(import.meta.dirname, "../prisma/migrations"), { withFileTypes: true });
  const missing = folders.filter((entry) => entry.isDirectory() && !applied.has(entry.name));
  if (missing.length > 0)
    throw new OperatorError(
      `The database is older than this program: ${missing[0]?.name} is missing. Start Gatehouse once.`,
    );
}
