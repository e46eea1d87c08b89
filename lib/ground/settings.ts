import { isIP } from "node:net";
import { resolve } from "node:path";
import { z } from "zod";
import { seconds } from "./durations";
import { findMeant } from "./near-miss";

/** Where mail goes and what that way needs. `outbox` writes files and sends nothing. */
export type EmailSettings =
  | { transport: "outbox" }
  | { transport: "resend"; apiKey: string; baseUrl?: string; from: string }
  | { transport: "smtp"; url: string; from: string };

/** One key of the ring. `key` is 32 bytes. `id` is written in front of what the key sealed. */
export type EncryptionKey = { id: string; key: Buffer };

const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
export type LogLevel = (typeof logLevels)[number];

/** Everything the environment decides, checked. */
export type Environment = Readonly<{
  port: number;
  /** The address to listen on. If unset: only this machine if APP_URL is this machine, else every address. */
  host?: string;
  /** How long a stopping process reports that it stops before its port closes, in milliseconds. */
  drain: number;
  appUrl: URL;
  dataDir: string;
  databaseUrl: string;
  /** The role that owns the tables, if another role serves. Only \`operator migrate\` uses it. */
  migrationDatabaseUrl?: string;
  embedded: boolean;
  authSecret: string;
  encryptionKeys: readonly EncryptionKey[];
  email: EmailSettings;
  trustedProxies: readonly string[];
  logLevel: LogLevel;
  supportContact?: string;
  /** Whether applications in private networks may be told of sign-outs. */
  allowPrivateTargets: boolean;
  production: boolean;
}>;

/** The secrets that an embedded installation generates for itself. The values have the form of their settings. */
export type GeneratedSecrets = { authSecret: string; encryptionKeys: string };

/** Thrown when a setting is missing or wrong. The message is one line and names the setting, never its value. */
export class SettingError extends Error {
  override name = "SettingError";
}

const loopbackHosts = ["localhost", "127.0.0.1", "[::1]"];

/** Tells whether a URL's host is this machine itself, the only place where plain http is accepted. */
export function isLoopback(url: URL): boolean {
  return loopbackHosts.includes(url.hostname);
}

const portForm = "must be a number from 1 to 65535";
const port = z
  .string()
  .regex(/^\d{1,5}$/, { error: portForm })
  .transform(Number)
  .refine((value) => value >= 1 && value <= 65535, { error: portForm });

const host = z.string().refine((value) => isIP(value) !== 0, { error: "must be an IP address, such as 0.0.0.0" });

const drainForm = "must be whole seconds from 0 to 3600";
const drainSeconds = z
  .string()
  .regex(/^\d{1,4}$/, { error: drainForm })
  .transform(Number)
  .refine((value) => value <= 3600, { error: drainForm });

const origin = z.string().transform((value, context) => {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !["http:", "https:"].includes(url.protocol)) return refuse(context, "must be an http or https address");
  if (value.replace(/\/$/, "").toLowerCase() !== url.origin) return refuse(context, "must have no path and no user");
  if (url.protocol === "http:" && !isLoopback(url))
    return refuse(context, "must be https unless its host is localhost");
  return url;
});

const encryptionKeys = z.string().transform((value, context): EncryptionKey[] => {
  const keys = value.split(",").map((entry): EncryptionKey => {
    const [, id = "", encoded = ""] = /^\s*([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/]{43}=)\s*$/.exec(entry) ?? [];
    return { id, key: Buffer.from(encoded, "base64") };
  });
  if (keys.some((entry) => entry.key.length !== 32))
    return refuse(context, "must be id:base64 of 32 bytes, comma-separated");
  if (new Set(keys.map((entry) => entry.id)).size !== keys.length) return refuse(context, "names an id twice");
  return keys;
});

const trustedProxies = z.string().transform((value, context) => {
  const entries = value.split(",").map((entry) => entry.trim());
  if (entries.every(isAddressOrBlock)) return entries;
  return refuse(context, "must be addresses or CIDR blocks, comma-separated");
});

const urlWith = (...protocols: string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    error: `must start with ${protocols.map((protocol) => `${protocol}//`).join(" or ")}`,
  });

const sender = z.string().regex(/^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/, { error: "must be an address, or Name <address>" });

const schema = z
  .object({
    PORT: port.default(3000),
    HOST: host.optional(),
    DRAIN_SECONDS: drainSeconds.default(0),
    APP_URL: origin.optional(),
    DATA_DIR: z.string().default(".data"),
    DATABASE_URL: urlWith("postgres:", "postgresql:").optional(),
    MIGRATION_DATABASE_URL: urlWith("postgres:", "postgresql:").optional(),
    GATEHOUSE_EMBEDDED: z.literal("1").optional(),
    AUTH_SECRET: z.string().min(32, { error: "must be at least 32 characters" }).optional(),
    ENCRYPTION_KEYS: encryptionKeys.optional(),
    EMAIL_TRANSPORT: z.enum(["outbox", "resend", "smtp"], { error: "must be outbox, resend or smtp" }).optional(),
    EMAIL_FROM: sender.optional(),
    RESEND_API_KEY: z.string().optional(),
    RESEND_BASE_URL: urlWith("http:", "https:").optional(),
    SMTP_URL: urlWith("smtp:", "smtps:").optional(),
    TRUSTED_PROXIES: trustedProxies.default([]),
    LOG_LEVEL: z.enum(logLevels, { error: `must be one of ${logLevels.join(", ")}` }).default("info"),
    ALLOW_PRIVATE_TARGETS: z.enum(["on", "off"], { error: "must be on or off" }).default("off"),
    SUPPORT_CONTACT: z.string().max(200, { error: "must be at most 200 characters" }).optional(),
    NODE_ENV: z.string().optional(),
  })
  .superRefine((raw, context) => {
    const own = raw.DATABASE_URL !== undefined && !raw.GATEHOUSE_EMBEDDED;
    const needed = own ? (["APP_URL", "AUTH_SECRET", "ENCRYPTION_KEYS", "EMAIL_TRANSPORT"] as const) : [];
    const mail = { resend: ["RESEND_API_KEY", "EMAIL_FROM"], smtp: ["SMTP_URL", "EMAIL_FROM"], outbox: [] } as const;
    const forMail = mail[raw.EMAIL_TRANSPORT ?? "outbox"];
    for (const name of needed) if (!raw[name]) missing(context, name, "DATABASE_URL is set");
    for (const name of forMail) if (!raw[name]) missing(context, name, `EMAIL_TRANSPORT is ${raw.EMAIL_TRANSPORT}`);
  });

/** Names every setting that is read. .env.example explains each one that people set. */
export const settingNames: readonly string[] = Object.keys(schema.shape);

/**
 * Checks an environment and returns its settings. Reads nothing else. Calls `generate` only for an embedded installation
 * that lacks a secret. An empty value counts as unset. Throws SettingError.
 */
export function readSettings(
  source: Record<string, string | undefined>,
  generate: (dataDir: string) => GeneratedSecrets,
): Environment {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));
  refuseNearMisses(given);
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw new SettingError(describe(parsed.error));
  const raw = parsed.data;
  const dataDir = resolve(raw.DATA_DIR);
  const embedded = raw.DATABASE_URL === undefined || raw.GATEHOUSE_EMBEDDED === "1";
  const generated = raw.AUTH_SECRET && raw.ENCRYPTION_KEYS ? undefined : generate(dataDir);
  return Object.freeze({
    port: raw.PORT,
    ...(raw.HOST ? { host: raw.HOST } : {}),
    drain: seconds(raw.DRAIN_SECONDS),
    appUrl: raw.APP_URL ?? new URL(`http://localhost:${raw.PORT}`),
    dataDir,
    databaseUrl: raw.DATABASE_URL ?? socketUrl(dataDir),
    ...(raw.MIGRATION_DATABASE_URL ? { migrationDatabaseUrl: raw.MIGRATION_DATABASE_URL } : {}),
    embedded,
    authSecret: raw.AUTH_SECRET ?? generated?.authSecret ?? "",
    encryptionKeys: raw.ENCRYPTION_KEYS ?? encryptionKeys.parse(generated?.encryptionKeys),
    email: readEmail(raw),
    trustedProxies: raw.TRUSTED_PROXIES,
    logLevel: raw.LOG_LEVEL,
    ...(raw.SUPPORT_CONTACT ? { supportContact: raw.SUPPORT_CONTACT } : {}),
    allowPrivateTargets: raw.ALLOW_PRIVATE_TARGETS === "on",
    production: raw.NODE_ENV === "production",
  });
}

/** The name of the embedded PostgreSQL's database and of the role that serves it. Another role owns the tables. */
export const embeddedName = "gatehouse";
export const embeddedOwner = "gatehouse_owner";

/** Builds the connection URL of the embedded PostgreSQL, which listens on a Unix socket in a folder. */
export function socketUrl(folder: string, role = embeddedName): string {
  return `postgresql://${role}@localhost/${embeddedName}?host=${encodeURIComponent(folder)}`;
}

/** A setting under a name that is almost right would be ignored in silence. */
function refuseNearMisses(given: Record<string, unknown>): void {
  for (const name of Object.keys(given)) {
    const meant = findMeant(name, settingNames);
    if (meant && !(meant in given)) throw new SettingError(`${name} is no setting: ${meant} is meant`);
  }
}

function readEmail(raw: z.output<typeof schema>): EmailSettings {
  const from = raw.EMAIL_FROM ?? "";
  if (raw.EMAIL_TRANSPORT === "smtp") return { transport: "smtp", url: raw.SMTP_URL ?? "", from };
  if (raw.EMAIL_TRANSPORT !== "resend") return { transport: "outbox" };
  const baseUrl = raw.RESEND_BASE_URL ? { baseUrl: raw.RESEND_BASE_URL } : {};
  return { transport: "resend", apiKey: raw.RESEND_API_KEY ?? "", ...baseUrl, from };
}

function isAddressOrBlock(entry: string): boolean {
  const [address = "", prefix, ...rest] = entry.split("/");
  const version = isIP(address);
  if (!version || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128));
}

function refuse(context: z.RefinementCtx, message: string): never {
  context.addIssue({ code: "custom", message });
  return z.NEVER;
}

function missing(context: z.RefinementCtx, name: string, because: string): void {
  context.addIssue({ code: "custom", path: [name], message: `must be set when ${because}` });
}

function describe(error: z.ZodError): string {
  const [issue] = error.issues;
  const name = String(issue?.path[0] ?? "The environment");
  return issue?.code === "custom" || /^must /.test(issue?.message ?? "")
    ? `${name} ${issue?.message}`
    : `${name} is not valid`;
}
