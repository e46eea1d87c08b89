import pino, { type Logger } from "pino";
import { env } from "./env";

// Next's bundle and the server in front of it load this file separately, and write by one logger.
const shared = globalThis as { [key: symbol]: Logger | undefined };
const slot = Symbol.for("gatehouse.log");

/**
 * Returns the log of this process, at LOG_LEVEL: one JSON object a line on standard output, or one short line where a person reads
 * along. A line holds ids, names and patterns, never a secret and never what someone typed.
 */
export function log(): Logger {
  shared[slot] ??= pino(
    {
      level: env().logLevel,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
    },
    process.stdout.isTTY
      ? { write: (line) => process.stdout.write(`${tell(line)}\n`) }
      : pino.destination({ dest: 1, sync: true }),
  );
  return shared[slot];
}

/** Writes a line for a person. */
function tell(line: string): string {
  const { time, level, msg, stack, ...rest } = JSON.parse(line) as Record<string, unknown>;
  const facts = Object.entries(rest).map(
    ([name, value]) => `${name}=${typeof value === "string" ? value : JSON.stringify(value)}`,
  );
  return [[time, level, msg, ...facts].join(" "), ...(stack ? [stack] : [])].join("\n");
}
