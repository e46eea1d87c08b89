import { decodeAttestationObject, isoCBOR } from "@simplewebauthn/server/helpers";
import { isWellFormed } from "./well-formed";

/**
 * Returns an attestation object with the same authenticator data and no statement (WebAuthn Level 3 §8.7), in base64url. None
 * is asked for, so none decides: no certificate is parsed or fetched, and a statement that is broken or of an unknown format
 * keeps no key out. The assertion that confirms the key proves that the authenticator has it. Throws if the object is not
 * CBOR with the three parts of §6.5.4.
 */
export function dropAttestation(attestationObject: string): string {
  const bytes = new Uint8Array(Buffer.from(attestationObject, "base64url"));
  // The library's decoder takes what is cut short, and what has more behind it.
  if (!isWellFormed(bytes)) throw new Error("This is no CBOR.");
  const object = decodeAttestationObject(bytes);
  const [fmt, attStmt, authData] = [object.get("fmt"), object.get("attStmt"), object.get("authData")];
  if (typeof fmt !== "string" || !(attStmt instanceof Map) || !(authData instanceof Uint8Array))
    throw new Error("This is no attestation object.");
  const bare = new Map<string, string | Uint8Array | Map<string, string>>([
    ["fmt", "none"],
    ["attStmt", new Map()],
    ["authData", authData],
  ]);
  return Buffer.from(isoCBOR.encode(bare)).toString("base64url");
}
