import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";

/** The algorithms that an authenticator of the tests signs with, by their COSE numbers (RFC 9053, RFC 8812). */
export const algorithms = { ES256: -7, EdDSA: -8, RS256: -257 } as const;
export type Algorithm = keyof typeof algorithms;

/** A key pair that signs, and its public half as a COSE key (RFC 9052 §7). */
export type SigningKey = {
  sign(data: Buffer): Buffer;
  /** `alg` may state another algorithm than the key's own. */
  cose(alg?: number): Map<number, unknown>;
  publicKey: KeyObject;
  privateKey: KeyObject;
};

/** Makes a key pair of one algorithm. */
export function makeSigningKey(algorithm: Algorithm): SigningKey {
  const { publicKey, privateKey } = generate(algorithm);
  const jwk = publicKey.export({ format: "jwk" });
  const bytes = (name: "x" | "y" | "n" | "e") => Buffer.from(jwk[name] ?? "", "base64url");
  const own = {
    ES256: () => [
      [1, 2],
      [-1, 1],
      [-2, bytes("x")],
      [-3, bytes("y")],
    ],
    EdDSA: () => [
      [1, 1],
      [-1, 6],
      [-2, bytes("x")],
    ],
    RS256: () => [
      [1, 3],
      [-1, bytes("n")],
      [-2, bytes("e")],
    ],
  }[algorithm]() as [number, unknown][];
  return {
    sign: (data) => sign(algorithm === "EdDSA" ? null : "sha256", data, privateKey),
    cose: (alg = algorithms[algorithm]) => {
      const [kind, ...rest] = own;
      return new Map([kind as [number, unknown], [3, alg], ...rest]);
    },
    publicKey,
    privateKey,
  };
}

function generate(algorithm: Algorithm) {
  if (algorithm === "ES256") return generateKeyPairSync("ec", { namedCurve: "P-256" });
  if (algorithm === "EdDSA") return generateKeyPairSync("ed25519");
  return generateKeyPairSync("rsa", { modulusLength: 2048 });
}
