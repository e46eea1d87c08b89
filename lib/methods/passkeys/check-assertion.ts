import { verifyAuthenticationResponse } from "@simplewebauthn/server";
import { ranOnTop } from "./client-data";
import type { RelyingParty } from "./relying-party";
import type { AssertionResponse } from "./response";

/** What is stored of the credential that should have signed. */
export type StoredRecord = {
  webauthnId: Uint8Array;
  publicKey: Uint8Array;
  signCount: bigint;
  backupEligible: boolean;
  /** Whether the authenticator verified its user before, so that its flag counts (Level 3 §4, uvInitialized). */
  userVerified: boolean;
};

export type Assertion =
  | {
      ok: true;
      signCount: bigint;
      backedUp: boolean;
      /** The flag in this answer. */
      verifiesUser: boolean;
    }
  /** `counter`: everything is right but the counter, which went back. A copy may be in use (§7.2 step 22). */
  | { ok: false; reason: "invalid" | "unverified" | "counter" };

export type Expected = {
  challenge: Buffer;
  rp: RelyingParty;
  record: StoredRecord;
  /** The account's user handle. A handle in the answer must equal it. */
  userHandle: Buffer;
  requireUserVerification: boolean;
};

const invalid = { ok: false, reason: "invalid" } as const;

/** Checks an assertion by WebAuthn Level 3 §7.2, steps 5 to 22, against the record of one credential. Changes nothing. */
export async function checkAssertion(response: AssertionResponse, expected: Expected): Promise<Assertion> {
  const { record, rp } = expected;
  const { userHandle, ...signed } = response.response;
  if (!Buffer.from(response.rawId, "base64url").equals(record.webauthnId)) return invalid;
  if (userHandle && !Buffer.from(userHandle, "base64url").equals(expected.userHandle)) return invalid;
  if (!ranOnTop(signed.clientDataJSON)) return invalid;
  const result = await verifyAuthenticationResponse({
    response: { ...response, response: signed, clientExtensionResults: {} },
    expectedChallenge: expected.challenge.toString("base64url"),
    expectedOrigin: rp.origin,
    expectedRPID: rp.id,
    requireUserVerification: false,
    // The code below judges the counter by whether the key may be synced. Zero here admits every counter.
    credential: { id: response.id, publicKey: new Uint8Array(record.publicKey), counter: 0 },
  }).catch(() => null);
  if (!result?.verified) return invalid;
  const { newCounter, userVerified, credentialDeviceType, credentialBackedUp } = result.authenticationInfo;
  if ((credentialDeviceType === "multiDevice") !== record.backupEligible) return invalid;
  if (expected.requireUserVerification && !userVerified) return { ok: false, reason: "unverified" };

  const signCount = BigInt(newCounter);
  const counts = signCount > 0n || record.signCount > 0n;
  // A passkey that may be synced is copied on purpose. Its counters, if any, say nothing.
  if (counts && signCount <= record.signCount && !record.backupEligible) return { ok: false, reason: "counter" };
  return { ok: true, signCount, backedUp: credentialBackedUp, verifiesUser: userVerified };
}
