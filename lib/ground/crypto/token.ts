import { createHash, randomBytes } from "node:crypto";
import { mac } from "./key-ring";

/** What a token is for. A stored value of one purpose is worth nothing for another. */
export type TokenPurpose =
  | "session"
  | "invitation"
  | "password-reset"
  | "stop-reset"
  | "stop-policy"
  | "stop-email"
  | "not-me"
  | "sign-up"
  | "client-secret"
  | "application-request"
  | "gate";

/**
 * Returns what is stored of a token: an HMAC by its purpose. Its key is not in the database, so that someone who writes there can't
 * make a token that works.
 */
export function hashToken(purpose: TokenPurpose, token: string): Buffer<ArrayBuffer> {
  return hashDigest(purpose, createHash("sha256").update(token).digest());
}

/** Returns what is stored of a token whose SHA-256 is known. */
export function hashDigest(purpose: TokenPurpose, digest: Uint8Array): Buffer<ArrayBuffer> {
  return Buffer.from(mac("token", purpose, Buffer.from(digest).toString("hex")));
}

/** Makes a token of 256 random bits, base64url, with what is stored of it. */
export function makeToken(purpose: TokenPurpose): { token: string; hash: Buffer<ArrayBuffer> } {
  const token = randomBytes(32).toString("base64url");
  return { token, hash: hashToken(purpose, token) };
}
