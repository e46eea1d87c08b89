import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { disconnect } from "@/lib/ground/db";
import { adoptEmbeddedDatabase } from "@/lib/ground/env";
import { migrate } from "@/prisma/migrate";
import { startEmbeddedDatabase } from "@/server/start-embedded-database";

// Importing this file instead of database.ts gives a test file the embedded PostgreSQL, the one of `npm start`.
/** The data folder of the embedded database. */
export const embeddedDataDir = mkdtempSync(join(tmpdir(), "gatehouse-embedded-"));
const database = await startEmbeddedDatabase(embeddedDataDir);
await migrate(database.url);
adoptEmbeddedDatabase(database.url);

afterAll(async () => {
  await disconnect();
  await database.stop();
  rmSync(embeddedDataDir, { recursive: true, force: true });
});
