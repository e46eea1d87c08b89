import { randomInt } from "node:crypto";

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Makes random Crockford base32 characters: 5 bits each. */
export function randomCrockford(length: number): string {
  return Array.from({ length }, () => ALPHABET[randomInt(32)]).join("");
}

/** Writes characters in groups with dashes between. */
export function inGroups(code: string, size: number): string {
  return (code.match(new RegExp(`.{1,${size}}`, "g")) ?? []).join("-");
}
