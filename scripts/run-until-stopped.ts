import { readFileSync } from "node:fs";
import { explainConnection } from "@/lib/ground/connection-refusal";
import { SettingError } from "@/lib/ground/settings";

/**
 * What a long-running program gets: a signal that aborts when the program must end, and a way to register what ends
 * with it, and how much longer than the rest it may take (milliseconds).
 */
export type Run = { signal: AbortSignal; onStop(stop: () => Promise<void>, longer?: number): void };

const shortestTimeout = 20_000;

/**
 * Runs a program until Ctrl-C, SIGTERM or SIGHUP, or until it returns an exit code; then ends what it started in
 * reverse order and exits. A second signal exits at once. An error is printed as one line, and exits 1.
 */
export async function runUntilStopped(program: (run: Run) => Promise<number | undefined>): Promise<void> {
  const abort = new AbortController();
  const stops: (() => Promise<void>)[] = [];
  let ending: Promise<void> | undefined;
  let stopTimeout = shortestTimeout;

  const end = (code: number): Promise<void> => {
    ending ??= (async () => {
      setTimeout(() => process.exit(1), stopTimeout).unref();
      abort.abort();
      for (const stop of stops.splice(0).reverse()) await stop().catch((error) => console.error(String(error)));
      process.exit(code);
    })();
    return ending;
  };
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(name, () => {
      if (ending) process.exit(1);
      void end(0);
    });
  }

  const onStop = (stop: () => Promise<void>, longer = 0) => {
    stopTimeout += longer;
    if (ending) void stop().catch((error) => console.error(String(error)));
    else stops.push(stop);
  };
  try {
    const code = await program({ signal: abort.signal, onStop });
    if (typeof code === "number") await end(code);
  } catch (error) {
    if (ending) return ending;
    console.error(tell(error));
    await end(1);
  }
}

/** Ends this process when the npm that started it is gone, for whatever reason: nothing else could stop it then. */
export function endWithNpm(): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const before = lineage();
  setInterval(() => {
    if (lineage() !== before) process.kill(process.pid, "SIGTERM");
  }, 1000).unref();
}

/** Names this process's parent and, on Linux, its grandparent: npm starts programs through a shell. */
function lineage(): string {
  try {
    const stat = readFileSync(`/proc/${process.ppid}/stat`, "utf8");
    return `${process.ppid} ${stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]}`;
  } catch {
    return String(process.ppid);
  }
}

function tell(error: unknown): string {
  if (error instanceof SettingError) return error.message;
  const { code, port, path, message } = error as NodeJS.ErrnoException & { port?: number };
  if (code === "EADDRINUSE") return `PORT ${port} is taken by another program.`;
  const denied = ["EACCES", "EROFS", "EPERM", "ENOTDIR", "EEXIST", "ENOSPC"].includes(code ?? "");
  if (denied && path) return `DATA_DIR: ${path} can't be written (${code}).`;
  return explainConnection(error) ?? message ?? String(error);
}
