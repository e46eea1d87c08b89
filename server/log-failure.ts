import { log } from "@/lib/ground/log";
import type { CurrentRequest } from "@/lib/ground/request";

type Answered = { current: CurrentRequest; method: string; surface: string; status: number };

/**
 * Writes the one line that a failed request leaves: its id, the pattern of its route, what kind of work failed, and where in the code.
 * Messages of errors are left out: a database's or a parser's can quote what someone typed.
 */
export function logFailure({ current, method, surface, status }: Answered): void {
  const { error, route = surface, kind = "server" } = current.failure ?? { error: undefined };
  const trouble = current.trouble ? { trouble: current.trouble } : {};
  log().error(
    { requestId: current.id, method, route: patternOf(route), kind, status, ...trouble, ...describe(error) },
    "request failed",
  );
}

/** Next names a form without script by its page's file. */
const patternOf = (route: string) => route.replace(/(?<=.)\/page$/, "");

/** Names an error and where it was thrown, without its message. */
export function describe(error: unknown): Record<string, string> {
  if (!(error instanceof Error)) return { error: typeof error };
  const { name, code, digest } = error as Error & { code?: unknown; digest?: unknown };
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return {
    error: name,
    ...(typeof code === "string" || typeof code === "number" ? { code: String(code) } : {}),
    ...(typeof digest === "string" ? { digest } : {}),
    stack: frames.join("\n"),
  };
}
