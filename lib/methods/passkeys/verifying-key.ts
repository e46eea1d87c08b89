import { createPublicKey, type JsonWebKey, type KeyObject } from "node:crypto";
import { cose, decodeCredentialPublicKey } from "@simplewebauthn/server/helpers";

const shortestRsa = 2048;

/**
 * Tells whether a COSE key is one that a signature can be checked with: of the kind that its algorithm says (RFC 9053, WebAuthn Level 3
 * §5.8.5), whole, and, if it is a point, on its curve.
 */
export function isVerifyingKey(publicKey: Uint8Array): boolean {
  try {
    const key = readKey(publicKey);
    return key !== null && (key.asymmetricKeyDetails?.modulusLength ?? shortestRsa) >= shortestRsa;
  } catch {
    return false;
  }
}

/** Throws if the parts are no key. */
function readKey(publicKey: Uint8Array): KeyObject | null {
  const parts = decodeCredentialPublicKey(new Uint8Array(publicKey));
  const has = (label: number, value: number) => (parts as Map<number, unknown>).get(label) === value;
  const part = (label: number) => {
    const bytes = (parts as Map<number, unknown>).get(label);
    return bytes instanceof Uint8Array ? Buffer.from(bytes).toString("base64url") : "";
  };
  const { kty, alg, crv, x, y, n, e } = cose.COSEKEYS;
  const read = (jwk: JsonWebKey) => createPublicKey({ format: "jwk", key: jwk });
  if (has(alg, -7) && has(kty, 2) && has(crv, 1)) return read({ kty: "EC", crv: "P-256", x: part(x), y: part(y) });
  if (has(alg, -8) && has(kty, 1) && has(crv, 6)) return read({ kty: "OKP", crv: "Ed25519", x: part(x) });
  if (has(alg, -257) && has(kty, 3)) return read({ kty: "RSA", n: part(n), e: part(e) });
  return null;
}
