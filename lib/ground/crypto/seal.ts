import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { deriveKey, keyRing } from "./key-ring";

/** Where a sealed value lives. A value opens only in its own place. */
export type Place = { workspaceId: string | null; table: string; column: string; id: string };

const VERSION = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;

const nameOf = (place: Place) => [place.workspaceId ?? "-", place.table, place.column, place.id].join("/");

/**
 * Seals bytes for a place with AES-256-GCM under a key derived for that place (HKDF). The place is additional data, and the
 * key id stands in front. Layout: version, length of key id, key id, 12-byte IV, ciphertext, 16-byte tag.
 */
export function seal(place: Place, plain: Buffer | string): Buffer<ArrayBuffer> {
  const ring = keyRing()[0];
  if (!ring) throw new Error("no encryption key");
  const name = nameOf(place);
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", deriveKey(ring.key, "seal", name), iv);
  cipher.setAAD(Buffer.from(name));
  const keyId = Buffer.from(ring.id);
  return Buffer.concat([
    Buffer.of(VERSION, keyId.length),
    keyId,
    iv,
    cipher.update(plain),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
}

/** Reads the id of the key that sealed a value, for rotation. */
export function sealedWith(sealed: Uint8Array): string {
  return Buffer.from(sealed.subarray(2, 2 + (sealed[1] ?? 0))).toString();
}

/** Opens a value that was sealed for the same place. Throws if the key is unknown, the place is another, or a bit changed. */
export function open(place: Place, sealed: Uint8Array): Buffer {
  if (sealed[0] !== VERSION) throw new Error("unknown seal");
  const keyId = sealedWith(sealed);
  const ring = keyRing().find((key) => key.id === keyId);
  if (!ring) throw new Error(`encryption key ${keyId} is not in the ring`);
  const name = nameOf(place);
  const start = 2 + Buffer.byteLength(keyId);
  const iv = sealed.subarray(start, start + IV_BYTES);
  const tag = sealed.subarray(sealed.length - TAG_BYTES);
  const decipher = createDecipheriv("aes-256-gcm", deriveKey(ring.key, "seal", name), iv, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(name));
  decipher.setAuthTag(tag);
  const ciphertext = sealed.subarray(start + IV_BYTES, sealed.length - TAG_BYTES);
  return Buffer.concat([decipher.update(ciphertext), decipher.final()]);
}
