import { randomBytes } from "node:crypto";
import { openOwn, type Place, seal } from "@/lib/ground/crypto/seal";
import { runHash } from "./run-hash";

/** argon2id (2) as OWASP recommends it with 19 MiB. After a change, the next sign-in hashes again. */
const parameters = { algorithm: 2, memoryCost: 19456, timeCost: 2, parallelism: 1 } as const;
const wanted = `$m=${parameters.memoryCost},t=${parameters.timeCost},p=${parameters.parallelism}$`;

const place = (workspaceId: string | null, id: string): Place => ({
  workspaceId,
  table: workspaceId ? "member" : "pending_sign_up",
  column: "password_hash",
  id,
});

/** Makes passwords comparable: one text typed on two keyboards becomes one text (NIST SP 800-63B 3.1.1.2: NFKC). */
const normalize = (password: string) => password.normalize("NFKC");

/** Hashes a password with argon2id and a 16-byte salt, in PHC form. It takes about 22 ms of one core. */
export function hashPassword(password: string): Promise<string> {
  return runHash("hash", normalize(password), { ...parameters, salt: randomBytes(16) });
}

/** Seals a PHC string for its member. */
export function sealPasswordHash(workspaceId: string | null, id: string, phc: string): Buffer<ArrayBuffer> {
  return seal(place(workspaceId, id), phc);
}

/** Opens a value that sealPasswordHash sealed. Null if it was not sealed for this member: then no password matches. */
export function openPasswordHash(workspaceId: string | null, id: string, sealed: Uint8Array): string | null {
  return openOwn(place(workspaceId, id), sealed)?.toString() ?? null;
}

const unpadded = (bytes: number) => randomBytes(bytes).toString("base64").replaceAll("=", "");

/** Random bits in place of a hash. No one knows a password for them, and trying one costs the same as elsewhere. */
const unmatchable = `$argon2id$v=19${wanted}${unpadded(16)}$${unpadded(32)}`;

/** Verifies a password against a PHC string. Without a string, it costs the same and fails the same. */
export async function verifyPassword(phc: string | null, password: string): Promise<boolean> {
  const matches = await runHash("verify", phc ?? unmatchable, normalize(password));
  return matches && phc !== null;
}

/** Tells whether a stored hash was made with parameters other than today's. */
export function needsRehash(phc: string): boolean {
  return !phc.startsWith("$argon2id$") || !phc.includes(wanted);
}

/** Hashes a code with a given salt to 32 bytes, with the same parameters, for codes that are compared in sets. */
export async function hashCode(code: string, salt: Uint8Array): Promise<Buffer> {
  return Buffer.from(await runHash("hashRaw", code, { ...parameters, salt: Buffer.from(salt), outputLen: 32 }));
}
