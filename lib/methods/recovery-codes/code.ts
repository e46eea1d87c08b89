import { inGroups, randomCrockford, readCrockford } from "@/lib/ground/crypto/crockford";

const length = 16;

/** Makes a recovery code: 16 Crockford base32 characters, 80 random bits. */
export const makeRecoveryCode = () => randomCrockford(length);

/** Writes a recovery code as it is shown: four groups of four. */
export const showRecoveryCode = (code: string) => inGroups(code, 4);

/**
 * Reads what was typed or pasted as a recovery code, with any case, dashes and spaces. Returns null if it has another
 * shape.
 */
export function readRecoveryCode(typed: string): string | null {
  const code = readCrockford(typed);
  return code?.length === length ? code : null;
}
