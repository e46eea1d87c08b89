import { createHmac, timingSafeEqual } from "node:crypto";
import { deriveKey, keyRing } from "@/lib/crypto/key-ring";

export type Head = { workspaceId: string; sequence: bigint; hash: Uint8Array };

const sealBy = (ringKey: Buffer, { workspaceId, sequence, hash }: Head) =>
  createHmac("sha256", deriveKey(ringKey, "audit", "head"))
    .update(`${workspaceId}/${sequence}/`)
    .update(hash)
    .digest();

/** Seals a chain's head with the key that writes, its id in front: whoever rewrites the chain without the key can't seal it. */
export function sealHead(head: Head): Buffer<ArrayBuffer> {
  const key = keyRing()[0];
  if (!key) throw new Error("no encryption key");
  return Buffer.concat([Buffer.from(`${key.id}:`), sealBy(key.key, head)]);
}

/** Tells whether a seal is that head's. A key dropped from the ring makes its seals `unknown`, not wrong. */
export function checkSeal(head: Head, seal: Uint8Array): "sound" | "wrong" | "unknown" {
  const bytes = Buffer.from(seal);
  const colon = bytes.indexOf(":");
  const key = keyRing().find(({ id }) => id === bytes.subarray(0, colon).toString());
  if (!key) return "unknown";
  const expected = sealBy(key.key, head);
  const given = bytes.subarray(colon + 1);
  return given.length === expected.length && timingSafeEqual(given, expected) ? "sound" : "wrong";
}
