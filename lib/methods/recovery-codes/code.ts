import { inGroups, randomCrockford } from "@/lib/ground/crypto/crockford";
import { codeLengths } from "@/lib/ground/typed-code";

/** Makes a recovery code: 16 Crockford base32 characters, 80 random bits. */
export const makeRecoveryCode = () => randomCrockford(codeLengths.recovery);

/** Writes a recovery code as it is shown: four groups of four. */
export const showRecoveryCode = (code: string) => inGroups(code, 4);
