import { randomBytes } from "node:crypto";
import {
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";

const beat = 2000;
const silence = 10_000;

/** Who holds a data folder: a process of a machine, told apart from a later one with the same id by its start. */
export type Holder = { host: string; pid: number; started: string; socketDir: string };

/**
 * Takes a data folder for this process alone and returns a function that gives it back, or says who holds it. A holder
 * that was killed is recognised and replaced; one on another machine or in another container by its silence of 10
 * seconds. Of several that try at once one wins.
 */
export function lockData(dataDir: string, socketDir: string): { release(): void } | { holder: Holder } {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, "lock");
  const draft = `${path}.${process.pid}.${randomBytes(4).toString("hex")}`;
  writeFileSync(draft, JSON.stringify(self(socketDir)), { mode: 0o600 });
  try {
    for (;;) {
      if (link(draft, path)) break;
      const holder = readHolder(dataDir);
      if (holder && isAlive(holder, path)) return { holder };
      discard(path, `${draft}.stale`);
    }
  } finally {
    unlinkSync(draft);
  }
  const timer = setInterval(() => utimesSync(path, new Date(), new Date()), beat);
  timer.unref();
  return {
    release() {
      clearInterval(timer);
      unlinkSync(path);
    },
  };
}

/** Returns who holds a data folder, or undefined if no live process does. */
export function findHolder(dataDir: string): Holder | undefined {
  const holder = readHolder(dataDir);
  return holder && isAlive(holder, join(dataDir, "lock")) ? holder : undefined;
}

function self(socketDir: string): Holder {
  return { host: hostname(), pid: process.pid, started: startOf(process.pid), socketDir };
}

function link(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

function discard(path: string, aside: string): void {
  const judged = inode(path);
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  // Another process may have put its own lock there between our look and our move: then it goes back.
  if (inode(aside) !== judged) link(aside, path);
  unlinkSync(aside);
}

function inode(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.ino;
}

function readHolder(dataDir: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(join(dataDir, "lock"), "utf8"));
  } catch {
    return undefined;
  }
}

function isAlive(holder: Holder, path: string): boolean {
  if (holder.host !== hostname())
    return Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) < silence;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
  }
  return startOf(holder.pid) === holder.started;
}

/** Returns when a process started in a form to compare, "" where the system does not say (it says on Linux). */
function startOf(pid: number): string {
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return `${boot}:${stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19]}`;
  } catch {
    return "";
  }
}
