import type { StoredRecord } from "./check-assertion";

type Columns = {
  [column in keyof StoredRecord]: StoredRecord[column] | null;
};

/**
 * Reads the record that an assertion is checked against from a credential's columns. Returns null if it is not a complete
 * passkey.
 */
export function recordOf(credential: Columns | null): StoredRecord | null {
  const { webauthnId, publicKey, signCount, backupEligible, userVerified } = credential ?? {};
  if (!webauthnId || !publicKey || signCount == null) return null;
  return {
    webauthnId,
    publicKey,
    signCount,
    backupEligible: backupEligible === true,
    userVerified: userVerified === true,
  };
}
