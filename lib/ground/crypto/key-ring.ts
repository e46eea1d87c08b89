import { createHmac, hkdfSync } from "node:crypto";
import { env } from "@/lib/ground/env";

/** Families keep keys apart: a key that seals can't authenticate, and neither kind can sign the audit log. A mark only tells keys apart. */
export type KeyFamily = "seal" | "mac" | "audit" | "mark";

const derived = new Map<string, Buffer>();

/** Derives the key of a family and purpose from one ring key by HKDF-SHA-256 (RFC 5869). 32 bytes. */
export function deriveKey(ringKey: Buffer, family: KeyFamily, info: string): Buffer {
  return Buffer.from(hkdfSync("sha256", ringKey, Buffer.alloc(0), `gatehouse/${family}/${info}`, 32));
}

/** Returns the ring's keys, the one that writes first. */
export function keyRing() {
  return env().encryptionKeys;
}

/**
 * Authenticates parts under a purpose with HMAC-SHA-256. The key comes from AUTH_SECRET, so that rotating the ring does not
 * affect live codes and budgets. Parts are length-prefixed: ("ab", "c") and ("a", "bc") differ.
 */
export function mac(purpose: string, ...parts: string[]): Buffer {
  let key = derived.get(purpose);
  if (!key) {
    key = deriveKey(Buffer.from(env().authSecret), "mac", purpose);
    derived.set(purpose, key);
  }
  const hmac = createHmac("sha256", key);
  for (const part of parts) hmac.update(`${Buffer.byteLength(part)}:${part}`);
  return hmac.digest();
}
