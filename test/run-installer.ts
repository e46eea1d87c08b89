import { spawn } from "node:child_process";
import { buffer } from "node:stream/consumers";

const longest = 300_000;

/** Runs a program of an installation to its end and returns what it printed; undefined where it fails or is not there. */
export async function read(program: string, args: string[], cwd = process.cwd()): Promise<string | undefined> {
  const env = { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "10000", DEBIAN_FRONTEND: "noninteractive" };
  const child = spawn(program, args, { cwd, env, stdio: ["ignore", "pipe", "ignore"], timeout: longest });
  const ended = new Promise((resolve) => child.once("exit", resolve).once("error", () => resolve(undefined)));
  const [code, printed] = await Promise.all([ended, buffer(child.stdout)]);
  return code === 0 ? printed.toString() : undefined;
}

/** Runs a program of an installation to its end and tells whether it succeeded. */
export async function succeeds(program: string, args: string[], cwd?: string): Promise<boolean> {
  return (await read(program, args, cwd)) !== undefined;
}
