import type { Caller } from "@/lib/access/caller";
import type { Tx } from "@/lib/ground/db";
import { checkAssertion } from "./check-assertion";
import { distrustKey } from "./distrust";
import { recordOf } from "./record-of";
import { relyingParty } from "./relying-party";
import type { AssertionResponse } from "./response";
import { makeUserHandle } from "./user-handle";

export type Proven =
  | { ok: true; credentialId: string; userVerified: boolean }
  | { ok: false; reason: "unknown" | "off" | "invalid" | "unverified" | "counter" };

/** Why an answer that was judged is refused, as its sender is told. */
export type PasskeyRefused = "unknown-passkey" | "passkey-off" | "passkey-invalid" | "counter";

/** The reasons of answers that were judged, and so count as tries. */
export const judgedPasskeys: PasskeyRefused[] = ["unknown-passkey", "passkey-off", "passkey-invalid", "counter"];

/**
 * Says why an answer is refused: the member has no such passkey, has switched it off, or it is theirs and the answer is not right. That
 * one is switched off is told only to someone who signs with it.
 */
export function refusePasskey(reason: Exclude<Proven, { ok: true }>["reason"]): PasskeyRefused {
  if (reason === "unknown") return "unknown-passkey";
  if (reason === "off") return "passkey-off";
  return reason === "counter" ? "counter" : "passkey-invalid";
}

type Ceremony = {
  memberId: string;
  /** Taken before this. */
  challenge: Buffer;
  requireUserVerification: boolean;
  /** Whether the password was proven in this session. If so, the authenticator's first flag about its user is trusted. */
  passwordProven: boolean;
  /** The session, if it is a challenge. It stays alive when a key is found to be copied. */
  challengeId?: string;
};

/**
 * Proves that a member holds one of their passkeys, in the transaction of its effect. It looks the credential up among the
 * member's own, checks the assertion (WebAuthn Level 3 §7.2), and stores counter, backup state and use (step 24). An
 * authenticator's user verification counts only after it was trusted once together with a password (§4, uvInitialized). A
 * counter that went back switches the key off.
 */
export async function provePasskey(
  tx: Tx,
  caller: Caller,
  ceremony: Ceremony,
  response: AssertionResponse,
): Promise<Proven> {
  const { now } = caller;
  const { memberId, challenge, requireUserVerification } = ceremony;
  const credential = await tx.credential.findFirst({
    where: {
      memberId,
      kind: "passkey",
      webauthnId: Buffer.from(response.rawId, "base64url"),
      confirmedAt: { not: null },
    },
    include: { member: { include: { workspace: true } } },
  });
  const record = recordOf(credential);
  if (!credential || !record) return { ok: false, reason: "unknown" };
  const checked = await checkAssertion(response, {
    challenge,
    rp: relyingParty(),
    record,
    userHandle: makeUserHandle({ workspaceId: tx.workspaceId, memberId }),
    requireUserVerification,
  });
  if (credential.suspendedAt)
    return { ok: false, reason: !checked.ok && checked.reason === "invalid" ? "invalid" : "off" };
  if (!checked.ok && checked.reason === "counter") {
    await distrustKey(tx, caller, credential, ceremony.challengeId);
  }
  if (!checked.ok) return checked;
  const believed = record.userVerified || (checked.verifiesUser && ceremony.passwordProven);
  if (requireUserVerification && !believed) return { ok: false, reason: "unverified" };
  // Of two answers with one counter, the second finds that the counter has moved. Without counters the challenge alone
  // decides.
  const { count } = await tx.credential.updateMany({
    where: { id: credential.id, signCount: record.signCount, suspendedAt: null, confirmedAt: { not: null } },
    data: { signCount: checked.signCount, backedUp: checked.backedUp, userVerified: believed, lastUsedAt: now },
  });
  if (count !== 1) return { ok: false, reason: "invalid" };
  return { ok: true, credentialId: credential.id, userVerified: checked.verifiesUser && believed };
}
