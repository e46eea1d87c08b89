import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import { deriveKey, keyRing } from "@/lib/ground/crypto/key-ring";

/** The event a chain had reached when it was sealed. */
export type Head = { workspaceId: string; sequence: bigint; hash: Uint8Array };

/** What a seal says. `head`: the chain had come this far. `export`: a file ends here. */
type Purpose = "head" | "export";

/** The public halves of the keys that seal, by id. They can check a seal and can't make one. */
export type AuditKeys = ReadonlyMap<string, KeyObject>;

// RFC 8410: an Ed25519 private key in PKCS #8 is these bytes and its seed.
const pkcs8 = Buffer.from("302e020100300506032b657004220420", "hex");

const privateKey = (ringKey: Buffer) =>
  createPrivateKey({
    key: Buffer.concat([pkcs8, deriveKey(ringKey, "audit", "ed25519")]),
    format: "der",
    type: "pkcs8",
  });

const message = (purpose: Purpose, { workspaceId, sequence, hash }: Head) =>
  Buffer.concat([Buffer.from(`gatehouse/audit/${purpose}/${workspaceId}/${sequence}/`), hash]);

/**
 * Seals an event with the key that writes: `id:signature`, the signature Ed25519 (RFC 8032) in base64url, as UTF-8. An
 * attacker who rewrites the chain without the key can't seal it.
 */
export function sealHead(head: Head, purpose: Purpose = "head"): Buffer<ArrayBuffer> {
  const key = keyRing()[0];
  if (!key) throw new Error("no encryption key");
  return Buffer.from(`${key.id}:${sign(null, message(purpose, head), privateKey(key.key)).toString("base64url")}`);
}

/** Returns the public keys of this installation's ring. */
export function auditKeys(): AuditKeys {
  return new Map(keyRing().map(({ id, key }) => [id, createPublicKey(privateKey(key))]));
}

/** Tells whether a seal belongs to that event. A seal by a key that isn't given is `unknown`. */
export function checkSeal(
  head: Head,
  seal: Uint8Array,
  keys: AuditKeys,
  purpose: Purpose = "head",
): "sound" | "wrong" | "unknown" {
  const [id = "", signature = ""] = Buffer.from(seal).toString().split(":");
  const key = keys.get(id);
  if (!key) return "unknown";
  return verify(null, message(purpose, head), key, Buffer.from(signature, "base64url")) ? "sound" : "wrong";
}

/** Writes public keys as `id:base64url,…`, to be given to people who keep exports. */
export function writeAuditKeys(keys: AuditKeys): string {
  return [...keys].map(([id, key]) => `${id}:${key.export({ format: "jwk" }).x}`).join(",");
}

/** Reads what `writeAuditKeys` wrote. Returns null for anything else. */
export function readAuditKeys(text: string): AuditKeys | null {
  const entries = text.split(",").map((entry) => /^([\w-]{1,32}):([\w-]{43})$/.exec(entry.trim()));
  if (!entries.every((entry) => entry !== null)) return null;
  return new Map(
    entries.map(([, id = "", x = ""]) => [
      id,
      createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" }),
    ]),
  );
}
