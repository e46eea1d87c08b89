type Told = { code?: unknown; message?: unknown; cause?: unknown; errors?: unknown };

const form = "postgresql://user:password@host:5432/database";

/** What a connection was refused with, by PostgreSQL's codes, Node's, and those of TLS. */
const reasons: [codes: RegExp, reason: string][] = [
  [/^(28P01|28000)$/, "the database refuses this user or password"],
  [/^3D000$/, "there is no such database on that server"],
  [/^42501$/, "this role may not connect to that database"],
  [/^(ENOTFOUND|EAI_AGAIN)$/, `its host is not known; the form is ${form}`],
  [/^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|ENOENT)$/, "the database does not answer"],
  [/^(53300|57P03)$/, "the database takes no connection now"],
  [
    /^(ERR_TLS_|ERR_SSL_|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/,
    "the database's certificate is not trusted: see sslmode and sslrootcert",
  ],
];

// What the driver says without a code.
const withoutCode: [pattern: RegExp, reason: string][] = [
  [/does not support SSL/, "the database has no TLS, which its sslmode asks for"],
  [/password must be a string/, `it has no password, which the database asks for; the form is ${form}`],
  [/timeout/, "the database does not answer"],
];

/**
 * Says in one line why a connection to the database was refused, naming the setting and never its value. Returns undefined for other
 * errors.
 */
export function explainConnection(error: unknown, setting = "DATABASE_URL"): string | undefined {
  for (let told = error as Told | undefined, depth = 0; told && typeof told === "object" && depth < 5; depth += 1) {
    const code = String(told.code ?? "");
    const reason =
      reasons.find(([codes]) => codes.test(code)) ??
      withoutCode.find(([pattern]) => code === "" && pattern.test(String(told?.message ?? "")));
    if (reason) return `${setting}: ${reason[1]}${code ? ` (${code})` : ""}.`;
    told = (told.cause ?? (Array.isArray(told.errors) ? told.errors[0] : undefined)) as Told | undefined;
  }
  return undefined;
}
