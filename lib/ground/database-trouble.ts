/**
 * What is wrong with the database when a statement failed for a reason that is not the statement's: it is away or restarting, it does
 * not respond in time, its disk is full, it takes no more connections, or it takes no writes.
 */
export type DatabaseTrouble = "away" | "hanging" | "full" | "crowded" | "read-only";

/** Codes of PostgreSQL (appendix A of its manual), of Node's sockets, and of Prisma where it keeps no other. */
const codes: Record<string, DatabaseTrouble> = {
  "57P01": "away",
  "57P02": "away",
  "57P03": "away",
  ECONNREFUSED: "away",
  ECONNRESET: "away",
  EPIPE: "away",
  ENOTFOUND: "away",
  EAI_AGAIN: "away",
  EHOSTUNREACH: "away",
  ENETUNREACH: "away",
  P1001: "away",
  P1017: "away",
  ETIMEDOUT: "hanging",
  "57014": "hanging",
  "55P03": "hanging",
  "25P03": "hanging",
  "25P04": "hanging",
  P1002: "hanging",
  P1008: "hanging",
  P2024: "hanging",
  P2028: "hanging",
  "53100": "full",
  "53300": "crowded",
  P2037: "crowded",
  "25006": "read-only",
};

// What the driver says without a code.
const messages: [RegExp, DatabaseTrouble][] = [
  [
    /^Connection terminated due to connection timeout|^timeout exceeded when trying to connect|^timeout expired/,
    "hanging",
  ],
  [/^Connection terminated|^Client has encountered a connection error|^Client was closed/, "away"],
];

type Told = {
  code?: unknown;
  syscall?: unknown;
  originalCode?: unknown;
  message?: unknown;
  cause?: unknown;
  meta?: unknown;
};

/**
 * Tells what is wrong with the database from an error of a statement, whichever layer threw it. Returns undefined if the database is
 * well and the statement itself failed.
 */
export function troubleOf(error: unknown): DatabaseTrouble | undefined {
  for (let told = error as Told | undefined, depth = 0; told && typeof told === "object" && depth < 6; depth += 1) {
    const { code, syscall, originalCode, message } = told;
    // A socket that is not there. A file that is not there is none of the database's.
    if (code === "ENOENT" && syscall === "connect") return "away";
    const trouble = ofCode(originalCode) ?? ofCode(code) ?? ofMessage(message);
    if (trouble) return trouble;
    told = (told.cause ?? (told.meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError) as Told;
  }
  return undefined;
}

const ofCode = (code: unknown): DatabaseTrouble | undefined =>
  typeof code !== "string" ? undefined : /^08.{3}$/.test(code) ? "away" : codes[code];

const ofMessage = (message: unknown): DatabaseTrouble | undefined =>
  messages.find(([pattern]) => typeof message === "string" && pattern.test(message))?.[1];
