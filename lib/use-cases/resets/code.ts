import { inGroups, randomCrockford } from "@/lib/ground/crypto/crockford";
import { codeLengths } from "@/lib/ground/typed-code";

/**
 * Makes a reset code: 20 Crockford base32 characters, 100 random bits. It is longer than a recovery code, so that neither can be
 * mistaken for the other.
 */
export const makeResetCode = () => randomCrockford(codeLengths.reset);

/** Writes a reset code as it is shown: five groups of four. */
export const formatResetCode = (code: string) => inGroups(code, 4);
