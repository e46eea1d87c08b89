import { inGroups, randomCrockford, readCrockford } from "@/lib/ground/crypto/crockford";

const length = 20;

/**
 * Makes a reset code: 20 Crockford base32 characters, 100 random bits. It is longer than a recovery code, so that neither can be
 * mistaken for the other.
 */
export const makeResetCode = () => randomCrockford(length);

/** Writes a reset code as it is shown: five groups of four. */
export const formatResetCode = (code: string) => inGroups(code, 4);

/** Reads a typed or pasted text as a reset code, in any case and with any dashes and spaces; null if it has another shape. */
export function readResetCode(typed: string): string | null {
  const code = readCrockford(typed);
  return code?.length === length ? code : null;
}
