import { verifyRegistrationResponse } from "@simplewebauthn/server";
import { ranOnTop } from "./client-data";
import { dropAttestation } from "./drop-attestation";
import type { RelyingParty } from "./relying-party";
import type { RegistrationResponse } from "./response";
import { isVerifyingKey } from "./verifying-key";

/** The COSE algorithms we ask for and accept: Ed25519, ES256, RS256. */
export const algorithms = [-8, -7, -257];

/** WebAuthn Level 3 §7.1 step 24. */
const longestCredentialId = 1023;

/** A new credential, as its authenticator describes it (WebAuthn's credential record, Level 3 §4). */
export type NewRecord = {
  webauthnId: Buffer<ArrayBuffer>;
  publicKey: Buffer<ArrayBuffer>;
  signCount: number;
  transports: string[];
  aaguid: string;
  backupEligible: boolean;
  backedUp: boolean;
  userVerified: boolean;
};

/**
 * Checks a registration by WebAuthn Level 3 §7.1, steps 7 to 24. The database decides whether the credential is known
 * already (step 25). User verification is preferred and stored, not required: a key without it is still a second factor.
 * Attestation is not requested, so that its statement (steps 21 to 23) does not decide. Returns null if the registration is
 * rejected.
 */
export async function checkRegistration(
  response: RegistrationResponse,
  challenge: Buffer,
  rp: RelyingParty,
): Promise<NewRecord | null> {
  if (!ranOnTop(response.response.clientDataJSON)) return null;
  const { verified, registrationInfo: info } = await verify(response, challenge, rp).catch(() => refused);

  if (!verified || !info) return null;
  const webauthnId = Buffer.from(info.credential.id, "base64url");
  if (info.credential.id !== response.id || webauthnId.length > longestCredentialId) return null;
  if (!isVerifyingKey(info.credential.publicKey)) return null;
  return {
    webauthnId,
    publicKey: Buffer.from(info.credential.publicKey),
    signCount: info.credential.counter,
    transports: response.response.transports ?? [],
    aaguid: info.aaguid,
    backupEligible: info.credentialDeviceType === "multiDevice",
    backedUp: info.credentialBackedUp,
    userVerified: info.userVerified,
  };
}

const refused = { verified: false as const, registrationInfo: undefined };

/** Throws or returns `verified: false` if a step fails. */
async function verify(response: RegistrationResponse, challenge: Buffer, rp: RelyingParty) {
  const { clientDataJSON, attestationObject } = response.response;
  return verifyRegistrationResponse({
    response: {
      ...response,
      response: { clientDataJSON, attestationObject: dropAttestation(attestationObject) },
      clientExtensionResults: {},
    },
    expectedChallenge: challenge.toString("base64url"),
    expectedOrigin: rp.origin,
    expectedRPID: rp.id,
    requireUserPresence: true,
    requireUserVerification: false,
    supportedAlgorithmIDs: algorithms,
  });
}
