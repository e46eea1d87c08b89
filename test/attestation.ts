import { randomBytes, sign } from "node:crypto";
import { makeSigningKey, type SigningKey } from "./signing-key";

/** What an authenticator attests with: nothing, its own new key, its maker's certificate, or something no one can read. */
export type Attestation = "none" | "self" | "packed" | "garbage";

/** What is signed: the authenticator's data and the hash of the client's. `alg` is the new key's. */
type Signed = { authData: Buffer; clientDataHash: Buffer; key: SigningKey; alg: number; aaguid: Buffer };

/** Makes an attestation statement (WebAuthn Level 3 §8.2 and §8.7). */
export function attest(kind: Attestation, { authData, clientDataHash, key, alg, aaguid }: Signed) {
  const data = Buffer.concat([authData, clientDataHash]);
  if (kind === "none") return { fmt: "none", attStmt: new Map<string, unknown>() };
  if (kind === "garbage")
    return { fmt: "acme-secure-chip", attStmt: new Map<string, unknown>([["x", randomBytes(40)]]) };
  if (kind === "self")
    return {
      fmt: "packed",
      attStmt: new Map<string, unknown>([
        ["alg", alg],
        ["sig", key.sign(data)],
      ]),
    };
  const maker = makeSigningKey("ES256");
  const sig = sign("sha256", data, maker.privateKey);
  const x5c = [certificate(maker, aaguid)];
  return {
    fmt: "packed",
    attStmt: new Map<string, unknown>([
      ["alg", -7],
      ["sig", sig],
      ["x5c", x5c],
    ]),
  };
}

/** Writes the certificate of an authenticator's model (§8.2.1), signed by its own key. A server of a test can show it too. */
export function certificate(maker: SigningKey, aaguid: Buffer): Buffer {
  const ecdsa = der(0x30, oid("2a8648ce3d040302"));
  const name = der(
    0x30,
    ...[
      ["550406", 0x13, "UT"],
      ["55040a", 0x0c, "Tests"],
      ["55040b", 0x0c, "Authenticator Attestation"],
      ["550403", 0x0c, "A key"],
    ].map(([id, type, text]) => der(0x31, der(0x30, oid(String(id)), der(Number(type), Buffer.from(String(text)))))),
  );
  const validity = der(0x30, der(0x17, Buffer.from("250101000000Z")), der(0x17, Buffer.from("450101000000Z")));
  const notAnAuthority = der(0x30, oid("551d13"), der(0x04, der(0x30)));
  const model = der(0x30, oid("2b0601040182e51c010104"), der(0x04, der(0x04, aaguid)));
  const body = der(
    0x30,
    der(0xa0, der(0x02, Buffer.of(2))),
    der(0x02, Buffer.of(1)),
    ecdsa,
    name,
    validity,
    name,
    maker.publicKey.export({ format: "der", type: "spki" }),
    der(0xa3, der(0x30, notAnAuthority, model)),
  );
  return der(0x30, body, ecdsa, der(0x03, Buffer.of(0), maker.sign(body)));
}

const oid = (hex: string) => der(0x06, Buffer.from(hex, "hex"));

/** Encodes one element of DER (X.690). */
function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.of(tag, ...size), content]);
}
