import { log } from "@/lib/ground/log";
import { currentRequest } from "@/lib/ground/request";

/** Thrown for a value that was sealed with a key which this process does not have. */
export class UnknownKeyError extends Error {
  override name = "UnknownKeyError";
  constructor(readonly keyId: string) {
    super(`encryption key ${keyId} is not in ENCRYPTION_KEYS`);
  }
}

// Next's bundle and the server in front of it load this file separately.
const shared = globalThis as { [key: symbol]: Set<string> | undefined };
const slot = Symbol.for("gatehouse.unknown-keys");

// What stands in ENCRYPTION_KEYS. Bytes of a damaged value may name anything.
const possible = /^[A-Za-z0-9_-]{1,32}$/;
const mostLines = 20;

/**
 * Notes that a stored secret needs a key that this process lacks. The first time it leaves one line that names the key and the setting.
 * The request that met it did nothing wrong.
 */
export function reportUnknownKey(keyId: string): void {
  if (!possible.test(keyId)) return;
  shared[slot] ??= new Set();
  const request = currentRequest();
  if (request) request.trouble = "unknown-key";
  if (shared[slot].has(keyId) || shared[slot].size >= mostLines) return;
  shared[slot].add(keyId);
  log().error({ setting: "ENCRYPTION_KEYS", keyId }, "a secret is sealed with a key that ENCRYPTION_KEYS lacks");
}
