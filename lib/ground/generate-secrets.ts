import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, renameSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { GeneratedSecrets } from "./settings";

/**
 * Returns the secrets that an embedded installation keeps in its data folder. Makes them on first use: 32 random bytes
 * each, files of mode 0600 in a folder of mode 0700. The second of two processes reads what the first one wrote.
 */
export function generateSecrets(dataDir: string): GeneratedSecrets {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  return {
    authSecret: readOrMake(join(dataDir, "auth-secret"), () => randomBytes(32).toString("base64")),
    encryptionKeys: readOrMake(join(dataDir, "encryption-keys"), () => `k1:${randomBytes(32).toString("base64")}`),
  };
}

function readOrMake(path: string, make: () => string): string {
  const known = read(path);
  if (known) return known;
  const draft = `${path}.${process.pid}.${randomBytes(4).toString("hex")}`;
  writeFileSync(draft, `${make()}\n`, { mode: 0o600, flush: true });
  try {
    // A link appears whole or not at all and never replaces a file. A crash leaves no half secret, and a race leaves no
    // second one.
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    unlinkSync(draft);
  }
  return read(path) ?? "";
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8").trim() || undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/**
 * Puts a new key in front of the ones generated into a data folder and returns its id. Returns null if there are none. The
 * file appears whole or not at all. Running processes use the new key only after a restart.
 */
export function addEncryptionKey(dataDir: string): string | null {
  const path = join(dataDir, "encryption-keys");
  const known = read(path);
  if (!known) return null;
  const numbers = known.split(",").map((entry) => Number(/^k(\d+):/.exec(entry.trim())?.[1] ?? 0));
  const id = `k${Math.max(...numbers) + 1}`;
  const draft = `${path}.${process.pid}.${randomBytes(4).toString("hex")}`;
  writeFileSync(draft, `${id}:${randomBytes(32).toString("base64")},${known}\n`, { mode: 0o600, flush: true });
  renameSync(draft, path);
  return id;
}
