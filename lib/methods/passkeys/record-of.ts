import { memberPlace, type OwnedRow, openOwn, seal } from "@/lib/ground/crypto/seal";
import type { StoredRecord } from "./check-assertion";

type Columns = OwnedRow & {
  [column in keyof Omit<StoredRecord, "publicKey">]: StoredRecord[column] | null;
} & { secret: Uint8Array | null };

const place = (row: OwnedRow) => memberPlace(row, "credential", "secret");
const idBytes = 2;

/**
 * Seals a passkey's public key, with the id it belongs to, to its row and member. A public key is no secret: the seal shows that the
 * product wrote it. Layout: length of the id (2 bytes), id, COSE key.
 */
export function sealPublicKey(
  row: OwnedRow,
  { webauthnId, publicKey }: { webauthnId: Uint8Array; publicKey: Uint8Array },
) {
  const length = Buffer.alloc(idBytes);
  length.writeUInt16BE(webauthnId.length);
  return seal(place(row), Buffer.concat([length, webauthnId, publicKey]));
}

/** Opens a public key. Null if it was not sealed for this id, in this member's row. */
function openPublicKey(row: OwnedRow, webauthnId: Uint8Array, sealed: Uint8Array): Buffer | null {
  const opened = openOwn(place(row), sealed);
  if (!opened) return null;
  const end = idBytes + opened.readUInt16BE();
  return opened.subarray(idBytes, end).equals(webauthnId) ? opened.subarray(end) : null;
}

/**
 * Reads the record that an assertion is checked against from a credential's columns. Returns null if it is not a complete
 * passkey, or its key was not sealed for this member.
 */
export function recordOf(credential: Columns | null): StoredRecord | null {
  if (!credential?.webauthnId || !credential.secret || credential.signCount == null) return null;
  const { webauthnId, signCount, backupEligible, userVerified } = credential;
  const publicKey = openPublicKey(credential, webauthnId, credential.secret);
  if (!publicKey) return null;
  return {
    webauthnId,
    publicKey,
    signCount,
    backupEligible: backupEligible === true,
    userVerified: userVerified === true,
  };
}
