import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { DatabaseUser } from "./database-user";
import { EmbeddedDatabaseError } from "./embedded-database-error";

/** Returns the folder of PostgreSQL's data in a data folder. */
export function clusterIn(dataDir: string): string {
  return join(dataDir, "postgres");
}

/**
 * Says how PostgreSQL's programs, started in a folder, are told of it. Another user may not pass through the folders above (DATA_DIR
 * is 0700, a clone may be below /root): through this link of Linux it needs no right but that to the folder itself.
 */
export function nameForPrograms(folder: string, user: DatabaseUser | undefined): string {
  return user && process.platform === "linux" ? "/proc/self/cwd" : folder;
}

/** Throws EmbeddedDatabaseError where a data folder holds a database that these programs do not open. */
export function refuseOtherData(dataDir: string, major: number): void {
  const made = readVersion(clusterIn(dataDir));
  if (made !== undefined && made !== String(major))
    throw new EmbeddedDatabaseError(
      `DATA_DIR ${dataDir} holds data of PostgreSQL ${made}, and this Gatehouse runs PostgreSQL ${major}, which can't open it.`,
    );
}

/** Throws EmbeddedDatabaseError where a data folder holds a database of PGlite, which Gatehouse used before, and no other. */
export function refuseOldEngine(dataDir: string): void {
  const old = join(dataDir, "database");
  if (existsSync(clusterIn(dataDir)) || readVersion(old) === undefined) return;
  throw new EmbeddedDatabaseError(
    `${old} is a database of an earlier Gatehouse (PGlite), which this one can't open: set DATA_DIR to another folder, or move it away to begin with an empty database.`,
  );
}

/** Returns the major version that wrote a folder of data; undefined where it is none. */
function readVersion(folder: string): string | undefined {
  try {
    return readFileSync(join(folder, "PG_VERSION"), "utf8").trim();
  } catch {
    return undefined;
  }
}
