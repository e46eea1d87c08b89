import { chmodSync, lstatSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { EmbeddedDatabaseError } from "./embedded-database-error";

const forOthers = 0o077;

/**
 * Makes a data folder where there is none, and takes every right on it and on what is in it from its group and from others. Throws
 * EmbeddedDatabaseError, one line, where a right can't be taken.
 */
export function closeDataFolder(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  close(dataDir);
  for (const entry of readdirSync(dataDir, { recursive: true, withFileTypes: true }))
    if (!entry.isSymbolicLink()) close(join(entry.parentPath, entry.name));
}

function close(path: string): void {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  // What another process removed in between is open to no one.
  if (!stat || (stat.mode & forOthers) === 0) return;
  try {
    chmodSync(path, stat.mode & 0o7777 & ~forOthers);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
  }
  if (((lstatSync(path, { throwIfNoEntry: false })?.mode ?? 0) & forOthers) === 0) return;
  throw new EmbeddedDatabaseError(
    `Others can reach ${path}, and this process can't change its mode: run chmod go= on it.`,
  );
}
