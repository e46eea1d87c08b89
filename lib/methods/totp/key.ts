import { generateSecret, generateURI } from "otplib/functional";
import { openOwn, seal } from "@/lib/ground/crypto/seal";

/** A credential's row, with the member it is sealed to. */
export type CredentialRow = { workspaceId: string; memberId: string; id: string };

const place = (row: CredentialRow) => ({ ...row, table: "credential", column: "secret" });

/** Makes a key of 160 random bits (RFC 4226 section 4, R6), as 32 base32 characters. */
export const makeKey = () => generateSecret({ length: 20 });

/** Seals a key for its credential and member. */
export const sealKey = (row: CredentialRow, key: string) => seal(place(row), key);

/** Opens a credential's key. Null if it was not sealed for this member's row. */
export const openKey = (row: CredentialRow, sealed: Uint8Array) => openOwn(place(row), sealed)?.toString() ?? null;

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
