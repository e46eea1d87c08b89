import { createHmac } from "node:crypto";
import { z } from "zod";
import { deriveKey, mac } from "@/lib/ground/crypto/key-ring";
import { env } from "@/lib/ground/env";
import type { EncryptionKey } from "@/lib/ground/settings";

/** The version of the format that this program writes. It reads this one and earlier ones. */
export const format = 1;

/** Thrown when a backup or a restore is refused. The message is one line and says what to do. */
export class BackupError extends Error {
  override name = "BackupError";
}

const key = z.strictObject({ id: z.string().max(64), check: z.string().max(100) });

const header = z.strictObject({
  format: z.int(),
  takenAt: z.iso.datetime(),
  /** The migrations of the database, in order: its level. */
  migrations: z.array(z.strictObject({ name: z.string(), checksum: z.string() })),
  /** The keys that its secrets are sealed with, the one that signs the file first. `check` tells a key without showing it. */
  keys: z.array(key).min(1),
  authSecret: z.string(),
  /** The last number that each sequence gave out. */
  sequences: z.array(z.strictObject({ name: z.string(), last: z.string().regex(/^\d+$/) })),
});

/** What a backup says of itself before its rows. */
export type Header = z.output<typeof header>;

/** Reads a header. Throws BackupError. */
export function readHeader(text: string): Header {
  const parsed = header.safeParse(JSON.parse(text));
  if (!parsed.success) throw new BackupError("its beginning can't be read");
  return parsed.data;
}

/** Names a key and tells it from others, without showing it. */
export const checkOf = ({ id, key }: EncryptionKey) => ({
  id,
  check: deriveKey(key, "mac", "backup-check").toString("base64"),
});

/** Tells this installation's AUTH_SECRET from others, without showing it. */
export const checkOfAuthSecret = () => mac("backup-check").toString("base64");

/** Makes what signs a file: a changed or foreign one does not fit. */
export const signerOf = ({ key }: EncryptionKey) => createHmac("sha256", deriveKey(key, "mac", "backup"));

/** Finds the key that signed a backup. Throws BackupError where this installation lacks it or any other key the backup needs. */
export function findKeys({ keys }: Header): EncryptionKey {
  const ring = env().encryptionKeys;
  const missing = keys.filter(({ id, check }) => !ring.some((own) => own.id === id && checkOf(own).check === check));
  if (missing.length > 0)
    throw new BackupError(
      `its secrets are sealed with ${missing.map(({ id }) => id).join(", ")}, which ENCRYPTION_KEYS lacks or has another key for. Set the ENCRYPTION_KEYS and AUTH_SECRET it was made with (embedded database: the files encryption-keys and auth-secret of its DATA_DIR)`,
    );
  return ring.find(({ id }) => id === keys[0]?.id) as EncryptionKey;
}
