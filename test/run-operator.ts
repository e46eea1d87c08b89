import { spawn } from "node:child_process";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");

/** What a run of the operator's command line left. */
export type Ran = { code: number | null; out: string; err: string };

/** Runs `npm run operator -- …` as a process of its own, with this process's settings and those given. */
export function runOperator(args: string[], settings: Record<string, string> = {}): Promise<Ran> {
  const child = spawn(process.execPath, ["scripts/run.mjs", "operator", ...args], {
    cwd: root,
    env: { ...process.env, ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ran: Ran = { code: null, out: "", err: "" };
  child.stdout.on("data", (chunk) => {
    ran.out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    ran.err += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ ...ran, code }));
  });
}
