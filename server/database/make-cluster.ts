import {
  chownSync,
  closeSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { embeddedName, embeddedOwner } from "@/lib/ground/settings";
import { nameForPrograms } from "./data-folder";
import type { DatabaseUser } from "./database-user";
import { EmbeddedDatabaseError } from "./embedded-database-error";
import type { Programs } from "./find-programs";
import { type Ran, runProgram } from "./run-program";

const draftPrefix = "postgres.draft-";

/** One role owns the database and migrates it, and may create the roles for that; the product connects as the other. */
const rolesAndDatabase = `
CREATE ROLE ${embeddedOwner} LOGIN CREATEROLE NOSUPERUSER NOBYPASSRLS;
CREATE ROLE ${embeddedName} LOGIN NOSUPERUSER NOBYPASSRLS;
CREATE DATABASE ${embeddedName} OWNER ${embeddedOwner};
`;

// Case and order of letters come with PostgreSQL: those of the operating system change with it.
const form = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];

/**
 * Makes PostgreSQL's data, with the product's roles and empty database, in `folder`. It appears there whole and on the disk, or not
 * at all: a process that is killed, or a power cut, leaves a draft that the next call removes.
 */
export async function makeCluster(folder: string, programs: Programs, user: DatabaseUser | undefined): Promise<void> {
  removeDrafts(dirname(folder));
  const draft = mkdtempSync(join(dirname(folder), draftPrefix));
  if (user) chownSync(draft, user.uid, user.gid);
  const data = nameForPrograms(draft, user);
  const run = async (name: string, args: string[], input?: string): Promise<Ran> => {
    const ran = await runProgram(join(programs.bin, name), args, { cwd: draft, user, input });
    if (ran.code === 0) return ran;
    rmSync(draft, { recursive: true, force: true });
    throw new EmbeddedDatabaseError(`The database in ${dirname(folder)} could not be made: ${ran.lastLine}`);
  };
  // Written to the disk in one go at the end, which takes a tenth of the time.
  await run("initdb", ["-D", data, "-U", "postgres", "-A", "trust", ...form, "--no-sync", "--no-instructions"]);
  // Everyone who can reach the socket may come in: that is the owner of the folder alone. There is no other way in.
  writeFileSync(join(draft, "pg_hba.conf"), "local all all trust\n");
  const quiet = ["-c", "log_checkpoints=off", "-c", "exit_on_error=on"];
  await run("postgres", ["--single", "-F", ...quiet, "-D", data, "postgres"], rolesAndDatabase);
  const method = process.platform === "linux" ? ["--sync-method=syncfs"] : [];
  await run("initdb", ["-D", data, "--sync-only", ...method]);
  renameSync(draft, folder);
  syncFolder(dirname(folder));
}

function removeDrafts(dataDir: string): void {
  for (const name of readdirSync(dataDir).filter((name) => name.startsWith(draftPrefix))) {
    try {
      rmSync(join(dataDir, name), { recursive: true, force: true });
    } catch {
      // A program of a killed start may write to it for another moment; then it goes next time.
    }
  }
}

function syncFolder(folder: string): void {
  const descriptor = openSync(folder, "r");
  fsyncSync(descriptor);
  closeSync(descriptor);
}
