import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { nameForPrograms } from "./data-folder";
import type { DatabaseUser } from "./database-user";
import { EmbeddedDatabaseError } from "./embedded-database-error";
import type { Programs } from "./find-programs";
import { isAlive, killLeftovers, readPostmaster } from "./postmaster";
import { programEnv } from "./run-program";

/** Everything a server needs to run: its data, its programs, who runs it, and the folder where clients find its socket. */
export type Place = { folder: string; programs: Programs; user: DatabaseUser | undefined; socketDir: string };

const longestLog = 1024 * 1024;
const leftoversTimeout = { gently: 3_000, atAll: 15_000 };

/** Errors are reported by the one who made the call; here they would put people's data in a file. */
const settings = [
  "listen_addresses=",
  "unix_socket_permissions=0700",
  "log_min_messages=log",
  "log_min_error_statement=panic",
  "log_error_verbosity=terse",
  "log_checkpoints=off",
];

// Before the shell becomes the server, it leaves a process behind that waits for its starter's end and then stops the server. A line
// from the starter says that the server is gone already.
const endWithStarter = '( { read -r _ <&3 || kill -INT $$; } & ); exec 3<&-; exec "$@"';

/** Starts PostgreSQL on a folder of data and waits until it answers. Throws EmbeddedDatabaseError. */
export async function runServer(place: Place): Promise<ChildProcess> {
  const began = Date.now();
  for (;;) {
    const log = openLog(place.folder);
    const server = launch(place, log.descriptor);
    closeSync(log.descriptor);
    const ended = new Promise<void>((resolve) => server.once("exit", resolve).once("error", resolve));
    if (await untilReady(server, place.folder, ended)) return server;
    const [complaint, line] = readComplaint(place.folder, log.size);
    // Processes of a server that was killed end within moments, and until then their memory is in use.
    if (!/shared memory block/.test(complaint) || Date.now() - began > leftoversTimeout.atAll)
      throw new EmbeddedDatabaseError(`The embedded database in ${dirname(place.folder)} did not start: ${line}`);
    if (Date.now() - began > leftoversTimeout.gently) killLeftovers(place.folder);
    await pause(200);
  }
}

/** Stops a server: at once for its clients, cleanly for its data. */
export async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGINT");
  const timeout = setTimeout(() => server.kill("SIGQUIT"), 15_000);
  await ended;
  clearTimeout(timeout);
}

function launch({ folder, programs, user, socketDir }: Place, log: number): ChildProcess {
  const stale = readPostmaster(folder)?.pid;
  // A file that was cut short names no process, and PostgreSQL would refuse it forever.
  if (stale === undefined) rmSync(join(folder, "postmaster.pid"), { force: true });
  for (const name of [".s.PGSQL.5432", ".s.PGSQL.5432.lock"]) rmSync(join(folder, name), { force: true });
  const data = nameForPrograms(folder, user);
  const sockets = data === folder ? socketDir : data;
  const flags = settings.flatMap((setting) => ["-c", setting]);
  const command = [join(programs.bin, "postgres"), "-D", data, "-k", sockets, ...flags];
  const server = spawn("/bin/sh", ["-c", endWithStarter, "sh", ...command], {
    cwd: folder,
    ...user,
    // The terminal's Ctrl-C reaches its whole group, but requests finish first.
    detached: true,
    stdio: ["ignore", log, log, "pipe"],
    env: {
      ...(programEnv as NodeJS.ProcessEnv),
      // The process that the file names is gone, or has taken over its id: without this PostgreSQL would refuse forever.
      ...(stale !== undefined && isAlive(stale) ? { PG_GRANDPARENT_PID: String(stale) } : {}),
    },
  });
  const line = server.stdio[3] as NodeJS.WritableStream | null;
  line?.on("error", () => {});
  server.once("exit", () => line?.end("\n"));
  return server;
}

async function untilReady(server: ChildProcess, folder: string, ended: Promise<void>): Promise<boolean> {
  let over = false;
  void ended.then(() => {
    over = true;
  });
  while (!over) {
    const postmaster = readPostmaster(folder);
    if (postmaster?.ready && postmaster.pid === server.pid) return true;
    await Promise.race([ended, pause(10)]);
  }
  return false;
}

function logOf(folder: string): string {
  return join(dirname(folder), "database.log");
}

/** Opens the server's log; one that has grown long begins again. */
function openLog(folder: string): { descriptor: number; size: number } {
  const size = statSync(logOf(folder), { throwIfNoEntry: false })?.size ?? 0;
  if (size <= longestLog) return { descriptor: openSync(logOf(folder), "a", 0o600), size };
  return { descriptor: openSync(logOf(folder), "w", 0o600), size: 0 };
}

/** Returns what a server wrote to its log since then, and the line that says why it ended. */
function readComplaint(folder: string, since: number): [string, string] {
  const text = readFileSync(logOf(folder)).subarray(since).toString();
  const lines = text.trim().split("\n");
  const line = lines.find((one) => /(FATAL|PANIC):/.test(one)) ?? lines.at(-1) ?? "";
  return [text, line.replace(/^.*(FATAL|PANIC): +/, "") || `see ${logOf(folder)}`];
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
