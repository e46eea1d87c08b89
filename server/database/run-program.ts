import { spawn } from "node:child_process";
import type { DatabaseUser } from "./database-user";

/** How a program ended: its exit code, null when it never ran or a signal ended it, and the last line it printed. */
export type Ran = { code: number | null; lastLine: string; output: string };

/** What PostgreSQL's programs see of the environment: nothing of the product's, no language, no time zone. */
export const programEnv: Record<string, string> = { PATH: "/usr/local/bin:/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };

/** Runs one of PostgreSQL's programs to its end, in a folder and as a user. Never rejects. */
export function runProgram(
  file: string,
  args: string[],
  { cwd, user, input = "" }: { cwd: string; user: DatabaseUser | undefined; input?: string },
): Promise<Ran> {
  return new Promise((resolve) => {
    const output: Buffer[] = [];
    const end = (code: number | null, error?: Error) => {
      const text = Buffer.concat(output).toString();
      resolve({ code, output: text, lastLine: error?.message ?? text.trim().split("\n").at(-1) ?? "" });
    };
    const child = spawn(file, args, { cwd, ...user, env: programEnv as NodeJS.ProcessEnv });
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => output.push(chunk));
    child.once("error", (error) => end(null, error));
    child.once("close", (code) => end(code));
    child.stdin.on("error", () => {});
    child.stdin.end(input);
  });
}
