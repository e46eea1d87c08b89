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

/** Where programs are copied to, and whether users other than this process's must be able to run them. */
export type Copies = { base: string; forOthers: boolean };

/**
 * Copies PostgreSQL's programs to a folder of their version below `base` and returns it. A whole copy is used again; a part of one,
 * as a power cut leaves it, is replaced. The copy appears whole or not at all.
 */
export function copyPrograms(
  native: string,
  { base, forOthers }: Copies,
  makeLinks: (folder: string) => boolean,
): string {
  const { version } = JSON.parse(readFileSync(join(native, "../package.json"), "utf8")) as { version: string };
  const target = join(base, `postgres-${version}-${process.platform}-${process.arch}`);
  try {
    mkdirSync(base, { recursive: true });
    refuseWritable(base);
    const mode = forOthers ? 0o755 : 0o700;
    chmodSync(base, mode);
    if (isWhole(native, target)) return target;
    const draft = mkdtempSync(join(base, "draft-"));
    try {
      cpSync(native, draft, { recursive: true, verbatimSymlinks: true, filter: isNeeded });
      makeLinks(draft);
      setModes(draft, mode);
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

/** Gives folders and programs this mode, and other files the same without the right to run them. */
function setModes(folder: string, mode: number): void {
  chmodSync(folder, mode);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const runs = entry.isDirectory() || (lstatSync(path).mode & 0o100) !== 0;
    if (!entry.isSymbolicLink()) chmodSync(path, runs ? mode : mode & ~0o111);
  }
}
