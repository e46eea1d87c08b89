import { disconnect } from "@/lib/ground/db";
import { adoptEmbeddedDatabase, env } from "@/lib/ground/env";
import { BackupError } from "@/prisma/backup/header";
import { MigrationError } from "@/prisma/migration-error";
import { openEmbeddedDatabase, startEmbeddedDatabase } from "@/server/database/start";
import { OperatorError } from "./command";

/** Refusals of what works on the tables, in the operator's words already. */
const refusals = [BackupError, MigrationError];

/** The two ways into a database: as the role that owns its tables, and as the one that serves. */
export type Ways = { ownerUrl: string; servingUrl: string };

/**
 * Runs work with both ways into the installation's database: the configured one, or the embedded one, which runs as long. `create` makes
 * the embedded one where there is none yet. A refused backup, restore or migration becomes the command's error.
 */
export async function withOwner<T>(work: (ways: Ways) => Promise<T>, { create = false } = {}): Promise<T> {
  const settings = env();
  const database = settings.embedded
    ? await (create ? createEmbedded : openEmbeddedDatabase)(settings.dataDir)
    : undefined;
  try {
    if (database) adoptEmbeddedDatabase(database.url);
    const servingUrl = database?.url ?? settings.databaseUrl;
    return await work({ ownerUrl: database?.ownerUrl ?? settings.migrationDatabaseUrl ?? servingUrl, servingUrl });
  } catch (error) {
    throw refusals.some((kind) => error instanceof kind) ? new OperatorError((error as Error).message) : error;
  } finally {
    await disconnect();
    await database?.stop();
  }
}

/** Joins the embedded database where there is one, else makes it. */
const createEmbedded = (dataDir: string) => openEmbeddedDatabase(dataDir).catch(() => startEmbeddedDatabase(dataDir));
