import { dictionary } from "@zxcvbn-ts/language-common";

const product = [
  "gatehouse",
  "password",
  "passphrase",
  "authentication",
  "twofactor",
  "letmein",
  "welcome",
  "changeme",
];

let words: Set<string> | undefined;

/** Tells whether a text is on the blocklist of common passwords. The product ships it (from @zxcvbn-ts/language-common). */
export function isCommonPassword(text: string): boolean {
  words ??= new Set([...dictionary["passwords-common"].map(String), ...product]);
  return words.has(text);
}
