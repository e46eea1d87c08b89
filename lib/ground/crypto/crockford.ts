import { randomInt } from "node:crypto";
import { readCodeText } from "../text";

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Makes random Crockford base32 characters: 5 bits each. */
export function randomCrockford(length: number): string {
  return Array.from({ length }, () => ALPHABET[randomInt(32)]).join("");
}

/** Writes characters in groups with dashes between. */
export function inGroups(code: string, size: number): string {
  return (code.match(new RegExp(`.{1,${size}}`, "g")) ?? []).join("-");
}

/**
 * Reads what a person typed as Crockford base32: any case, dashes and spaces dropped, O as 0, I and L as 1. Returns null if
 * another character remains.
 */
export function readCrockford(typed: string): string | null {
  const code = readCodeText(typed).toUpperCase().replace(/O/g, "0").replace(/[IL]/g, "1");
  return /^[0-9A-HJKMNP-TV-Z]*$/.test(code) ? code : null;
}
