import { adoptEmbeddedDatabase, env } from "@/lib/ground/env";
import { openEmbeddedDatabase, startEmbeddedDatabase } from "@/server/database/start";

/** The two ways into a database: as the role that owns its tables, and as the one that serves. */
export type Ways = { ownerUrl: string; servingUrl: string };

/**
 * Runs work with both ways into the installation's database: the configured one, or the embedded one, which runs as long. `create` makes
 * the embedded one where there is none yet.
 */
export async function withOwner<T>(work: (ways: Ways) => Promise<T>, { create = false } = {}): Promise<T> {
  const settings = env();
  if (!settings.embedded) {
    const { databaseUrl: servingUrl, migrationDatabaseUrl: ownerUrl = servingUrl } = settings;
    return work({ ownerUrl, servingUrl });
  }
  const database = await (create ? createEmbedded : openEmbeddedDatabase)(settings.dataDir);
  try {
    adoptEmbeddedDatabase(database.url);
    return await work({ ownerUrl: database.ownerUrl, servingUrl: database.url });
  } finally {
    await database.stop();
  }
}

/** Joins the embedded database where there is one, else makes it. */
const createEmbedded = (dataDir: string) => openEmbeddedDatabase(dataDir).catch(() => startEmbeddedDatabase(dataDir));
