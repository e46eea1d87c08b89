import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import { join } from "node:path";
import { EmbeddedDatabaseError } from "./embedded-database-error";

/**
 * Copies PostgreSQL's programs to a folder of their version below `base`, readable by everyone, and returns it. A whole copy is used
 * again; a part of one, as a power cut leaves it, is replaced. The copy appears whole or not at all.
 */
export function copyPrograms(native: string, base: string, makeLinks: (folder: string) => boolean): string {
  const { version } = JSON.parse(readFileSync(join(native, "../package.json"), "utf8")) as { version: string };
  const target = join(base, `postgres-${version}-${process.platform}-${process.arch}`);
  try {
    mkdirSync(base, { recursive: true, mode: 0o755 });
    refuseWritable(base);
    if (isWhole(native, target)) return target;
    const draft = mkdtempSync(join(base, "draft-"));
    try {
      cpSync(native, draft, { recursive: true, verbatimSymlinks: true, filter: isNeeded });
      makeLinks(draft);
      openToReaders(draft);
      rmSync(target, { recursive: true, force: true });
      renameSync(draft, target);
    } catch (error) {
      rmSync(draft, { recursive: true, force: true });
      // Another start may have made the same copy in between.
      if (!isWhole(native, target)) throw error;
    }
    return target;
  } catch (error) {
    if (error instanceof EmbeddedDatabaseError) throw error;
    throw new EmbeddedDatabaseError(`PostgreSQL's programs can't be copied to ${base}: ${(error as Error).message}`);
  }
}

/** A folder that others can write to is no place for programs that this process starts. */
function refuseWritable(base: string): void {
  const { uid, mode } = lstatSync(base);
  if (uid !== process.getuid?.() || (mode & 0o022) !== 0)
    throw new EmbeddedDatabaseError(
      `${base} must belong to the user who starts Gatehouse, and only that user may write to it.`,
    );
}

/** Libraries to link other programs with take 2 MB and are not used. */
function isNeeded(path: string): boolean {
  return !path.endsWith(".a") && !path.endsWith("pkgconfig");
}

function isWhole(native: string, copy: string): boolean {
  if (!existsSync(copy)) return false;
  return listFiles(native).every((file) => {
    const there = lstatSync(join(copy, file), { throwIfNoEntry: false });
    return there !== undefined && (there.isSymbolicLink() || there.size === lstatSync(join(native, file)).size);
  });
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length))
    .filter(isNeeded)
    .filter((path) => !path.includes("/pkgconfig/"));
}

function openToReaders(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) chmodSync(path, 0o755);
    else if (entry.isFile()) chmodSync(path, (lstatSync(path).mode & 0o100) !== 0 ? 0o755 : 0o644);
  }
}
