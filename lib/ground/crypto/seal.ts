import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { log } from "@/lib/ground/log";
import { deriveKey, keyRing } from "./key-ring";
import { reportUnknownKey, UnknownKeyError } from "./unknown-key";

/**
 * Where a sealed value lives. A value opens only in its own place. `memberId` is the member it proves something for: moved to another
 * member, it does not open.
 */
export type Place = { workspaceId: string | null; table: string; column: string; id: string; memberId?: string };

/** A row that proves something for a member. */
export type OwnedRow = { workspaceId: string; memberId: string; id: string };

/** Says where a member's row keeps a sealed value. Takes what a place is made of from a row that may have more. */
export const memberPlace = ({ workspaceId, memberId, id }: OwnedRow, table: string, column: string): Place => ({
  ...{ workspaceId, memberId, table, column, id },
});

/** A value that was not sealed in its place: the row was moved, or written by someone without the keys. */
export class ForeignSeal extends Error {}

const VERSION = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;

const nameOf = ({ workspaceId, table, column, id, memberId }: Place) =>
  [workspaceId ?? "-", table, column, ...(memberId ? [`member:${memberId}`] : []), id].join("/");

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

/**
 * Opens a stored value that was sealed for the same place. Throws if the key is unknown, which is reported, and ForeignSeal if the place
 * is another or a bit changed.
 */
export function open(place: Place, sealed: Uint8Array): Buffer {
  try {
    return openUntrusted(place, sealed);
  } catch (error) {
    if (error instanceof UnknownKeyError) reportUnknownKey(error.keyId);
    throw error;
  }
}

/** Opens a value that a client brought. Throws as `open` does, and reports nothing: anyone can name a key. */
export function openUntrusted(place: Place, sealed: Uint8Array): Buffer {
  if (sealed[0] !== VERSION) throw new Error("unknown seal");
  const keyId = sealedWith(sealed);
  const ring = keyRing().find((key) => key.id === keyId);
  if (!ring) throw new UnknownKeyError(keyId);
  const name = nameOf(place);
  const start = 2 + Buffer.byteLength(keyId);
  const iv = sealed.subarray(start, start + IV_BYTES);
  const tag = sealed.subarray(sealed.length - TAG_BYTES);
  const decipher = createDecipheriv("aes-256-gcm", deriveKey(ring.key, "seal", name), iv, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(name));
  decipher.setAuthTag(tag);
  const ciphertext = sealed.subarray(start + IV_BYTES, sealed.length - TAG_BYTES);
  const opened = decipher.update(ciphertext);
  try {
    return Buffer.concat([opened, decipher.final()]);
  } catch {
    throw new ForeignSeal(`a value of ${place.table}.${place.column} was not sealed in its place`);
  }
}

/**
 * Opens a value, or returns null if it was not sealed in this place, and says so in the log: someone wrote the database without the
 * keys. Throws if the key is unknown.
 */
export function openOwn(place: Place, sealed: Uint8Array): Buffer | null {
  try {
    return open(place, sealed);
  } catch (error) {
    if (!(error instanceof ForeignSeal)) throw error;
    log().error({ table: place.table, id: place.id, member: place.memberId }, error.message);
    return null;
  }
}
