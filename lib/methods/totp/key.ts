import { generateSecret, generateURI } from "otplib/functional";
import { memberPlace, type OwnedRow, openOwn, seal } from "@/lib/ground/crypto/seal";

const place = (row: OwnedRow) => memberPlace(row, "credential", "secret");

/** Makes a key of 160 random bits (RFC 4226 section 4, R6), as 32 base32 characters. */
export const makeKey = () => generateSecret({ length: 20 });

/** Seals a key for its credential and member. */
export const sealKey = (row: OwnedRow, key: string) => seal(place(row), key);

/** Opens a credential's key. Null if it was not sealed for this member's row. */
export const openKey = (row: OwnedRow, sealed: Uint8Array) => openOwn(place(row), sealed)?.toString() ?? null;

/**
 * Drops characters that an authenticator app would misread in a label: colons separate its parts, control characters hide
 * text.
 */
const labelPart = (text: string) =>
  text
    .replace(/[\p{C}:]/gu, " ")
    .replace(/\s+/g, " ")
    .trim();

/** What a YubiKey can hold of "issuer:account", in bytes of UTF-8 (its OATH applet's longest name). */
const longestLabel = 64;

/** What a QR code of version 10 holds. At four pixels a module it is 260 wide, and fits a phone of 320. */
const longestUri = 271;

const bytes = (text: string) => Buffer.byteLength(text);

/**
 * Returns the otpauth URI of a QR code. The issuer is the company's name (E15), the account the member's address. Long ones are
 * shortened, so that every app and key can hold them and every phone can scan the code; the issuer is the same in both of its places.
 */
export function keyUri(issuer: string, account: string, key: string): string {
  const parts = { issuer: labelPart(issuer), label: labelPart(account) };
  for (let room = longestLabel - 1; ; room--) {
    const uri = generateURI({ ...shareRoom(parts, room), secret: key });
    if (uri.length <= longestUri) return uri;
  }
}

/** Gives the issuer two fifths of the room and the account the rest. What one does not need, the other may use. */
function shareRoom({ issuer, label }: { issuer: string; label: string }, room: number) {
  const share = Math.max(Math.floor((room * 2) / 5), room - bytes(label));
  const short = shorten(issuer, share);
  return { issuer: short, label: shorten(label, room - bytes(short)) };
}

const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Takes characters, as people see them, out of the middle: two names often differ at their end. */
function shorten(text: string, most: number): string {
  if (bytes(text) <= most) return text;
  const characters = Array.from(segmenter.segment(text), ({ segment }) => segment);
  for (let kept = characters.length - 1; kept > 0; kept--) {
    const end = Math.floor(kept / 3);
    const short = `${characters.slice(0, kept - end).join("")}…${end > 0 ? characters.slice(-end).join("") : ""}`;
    if (bytes(short) <= most) return short;
  }
  return "…";
}
