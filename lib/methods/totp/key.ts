import { generateSecret, generateURI } from "otplib/functional";
import { open, type Place, seal } from "@/lib/ground/crypto/seal";

const place = (workspaceId: string, credentialId: string): Place => ({
  workspaceId,
  table: "credential",
  column: "secret",
  id: credentialId,
});

/** Makes a key of 160 random bits (RFC 4226 section 4, R6), as 32 base32 characters. */
export const makeKey = () => generateSecret({ length: 20 });

/** Seals a key for its credential. */
export const sealKey = (workspaceId: string, credentialId: string, key: string) =>
  seal(place(workspaceId, credentialId), key);

/** Opens a credential's key. */
export const openKey = (workspaceId: string, credentialId: string, sealed: Uint8Array) =>
  open(place(workspaceId, credentialId), sealed).toString();

/**
 * Drops characters that an authenticator app would misread in a label: colons separate its parts, control characters hide
 * text.
 */
const labelPart = (text: string) =>
  text
    .replace(/[\p{C}:]/gu, " ")
    .replace(/\s+/g, " ")
    .trim();

/** Returns the otpauth URI of a QR code. The issuer is the company's name (E15), the account the member's address. */
export function keyUri(issuer: string, account: string, key: string): string {
  return generateURI({ issuer: labelPart(issuer), label: labelPart(account), secret: key });
}
