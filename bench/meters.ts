import { readdirSync, readFileSync } from "node:fs";

// Linux counts in ticks, 100 a second.
const tick = 10;

/** The fields of /proc/<pid>/stat after the program's name, which may contain any character. */
function stat(pid: number): string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  } catch {
    return [];
  }
}

const cpuOf = (pid: number) => {
  const fields = stat(pid);
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * tick;
};

/** CPU milliseconds a process has used so far, in user and kernel mode. */
export const cpuOfProcess = (pid: number) => () => cpuOf(pid);

/** CPU milliseconds of a PostgreSQL: its first process, its children, and those that ended. */
export const cpuOfPostgres = (pid: number) => () => {
  const ended = stat(pid);
  const children = readdirSync("/proc").filter((name) => /^\d+$/.test(name) && Number(stat(Number(name))[1]) === pid);
  const gone = (Number(ended[13] ?? 0) + Number(ended[14] ?? 0)) * tick;
  return [pid, ...children.map(Number)].reduce((sum, id) => sum + cpuOf(id), gone);
};

/** Memory that a process holds, in MiB. */
export function memoryOf(pid: number): number {
  const [, kilobytes = "NaN"] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Math.round(Number(kilobytes) / 1024);
}

/** CPU milliseconds used by all programs of this machine. */
export function cpuOfMachine(): number {
  const [line = ""] = readFileSync("/proc/stat", "utf8").split("\n");
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] = line.split(/\s+/).slice(1).map(Number);
  return (user + nice + system + irq + softirq) * tick;
}
