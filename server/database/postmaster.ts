import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** PostgreSQL's first process, as its file in the data says. */
export type Postmaster = { pid: number; ready: boolean };

/** Reads which process serves, or served, a folder of data; undefined where none does or its file is not whole. */
export function readPostmaster(folder: string): Postmaster | undefined {
  try {
    const lines = readFileSync(join(folder, "postmaster.pid"), "utf8").split("\n");
    const pid = Number(lines[0]);
    return pid > 0 ? { pid, ready: lines[7]?.trim() === "ready" } : undefined;
  } catch {
    return undefined;
  }
}

/** Tells whether a process with this id lives, whosever it is. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

/** Tells whether a living process is PostgreSQL's on this folder, not another one that got the same id later. */
export function serves(pid: number, folder: string): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform !== "linux")
    return spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout.includes(folder);
  try {
    const [its, ours] = [statSync(`/proc/${pid}/cwd`), statSync(folder)];
    return its.ino === ours.ino && its.dev === ours.dev && readFileSync(`/proc/${pid}/comm`, "utf8") === "postgres\n";
  } catch {
    return false;
  }
}

/**
 * Kills what is left of a server whose first process was killed. Its processes end by themselves, save those that wait for one that was
 * killed too: these would hold the memory, and with it the data, forever. Linux only; elsewhere nothing is done.
 */
export function killLeftovers(folder: string): void {
  if (process.platform !== "linux") return;
  const processes = readdirSync("/proc")
    .map(Number)
    .filter((pid) => pid > 0);
  for (const pid of processes.filter((pid) => serves(pid, folder))) process.kill(pid, "SIGKILL");
}

// Fast: it rolls back what is open. At once: the next start recovers from the log, as after a power cut.
const steps = [
  ["SIGINT", 15_000],
  ["SIGQUIT", 5_000],
  ["SIGKILL", 5_000],
] as const;

/**
 * Ends a PostgreSQL whose starter was killed. The caller holds the data folder's lock, so no living process uses it. What was
 * acknowledged stays.
 */
export async function endOrphan(folder: string): Promise<void> {
  const pid = readPostmaster(folder)?.pid;
  if (pid === undefined) return;
  for (const [signal, timeout] of steps) {
    if (!serves(pid, folder)) return;
    process.kill(pid, signal);
    const deadline = Date.now() + timeout;
    while (serves(pid, folder) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
