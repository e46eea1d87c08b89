import { createHash, randomBytes } from "node:crypto";

/** Hashes a token for storage with SHA-256, which is enough for 256 random bits. */
export function hashToken(token: string): Buffer<ArrayBuffer> {
  return createHash("sha256").update(token).digest();
}

/** Makes a token of 256 random bits, base64url, with the hash that is stored for it. */
export function makeToken(): { token: string; hash: Buffer<ArrayBuffer> } {
  const token = randomBytes(32).toString("base64url");
  return { token, hash: hashToken(token) };
}
