import type { Caller } from "@/lib/access/caller";
import { type Advanced, advance } from "@/lib/access/sessions/advance";
import { readStanding } from "@/lib/access/sessions/standing";
import { addressBlock } from "@/lib/ground/address";
import { inWorkspace } from "@/lib/ground/db";
import { sendEnrolmentCode } from "@/lib/methods/email-codes/send-enrolment-code";
import { type ChallengeRefused, takeChallenge } from "@/lib/methods/passkeys/challenge";
import { checkAssertion } from "@/lib/methods/passkeys/check-assertion";
import { type Proven, provePasskey } from "@/lib/methods/passkeys/prove";
import { recordOf } from "@/lib/methods/passkeys/record-of";
import { relyingParty } from "@/lib/methods/passkeys/relying-party";
import type { AssertionResponse } from "@/lib/methods/passkeys/response";
import { makeUserHandle, type PasskeyOwner, readUserHandle } from "@/lib/methods/passkeys/user-handle";
import { renewUnsavedCodes } from "@/lib/methods/recovery-codes/renew-unsaved";
import { record } from "@/lib/records/audit/record";
import { budget, end, reserve } from "@/lib/records/limits/reserve";
import { rules } from "@/lib/records/limits/rules";
import { whereActive } from "@/lib/records/member-rows/active";

export type PasskeySignIn =
  | ({ ok: true } & Advanced)
  | { ok: false; reason: "unverified" | "counter" }
  | ChallengeRefused
  /** `gone`: this workspace has no such passkey in any state; the browser may forget it. */
  | { ok: false; reason: "unknown-passkey"; gone: boolean }
  | { ok: false; reason: "other-workspace"; name: string; slug: string };

/**
 * Signs in with a passkey alone: its user verification is the first factor, its key the second. The passkey's user handle names
 * the member, and its signature proves it. A passkey of another workspace is rejected with that workspace's name.
 */
export async function signInWithPasskey(
  caller: Caller,
  workspaceId: string,
  holderId: string,
  response: AssertionResponse,
): Promise<PasskeySignIn> {
  const { now } = caller;
  const taken = await takeChallenge({ workspaceId, holderId, purpose: "sign-in" }, response, now);
  if (!taken.ok) return taken;
  const { challenge } = taken;
  const account = readUserHandle(response.response.userHandle ?? undefined);
  if (account && account.workspaceId !== workspaceId) {
    const other = await findOther(account, challenge, response);
    return other
      ? { ok: false, reason: "other-workspace", ...other }
      : { ok: false, reason: "unknown-passkey", gone: false };
  }

  const failed: { reason?: Exclude<Proven, { ok: true }>["reason"]; subject?: string } = {};
  const result = await inWorkspace(workspaceId, async (tx): Promise<PasskeySignIn> => {
    const member = account ? await tx.member.findFirst({ where: { id: account.memberId, ...whereActive } }) : null;
    const proven: Proven = member
      ? await provePasskey(
          tx,
          caller,
          { memberId: member.id, challenge, requireUserVerification: true, passwordProven: false },
          response,
        )
      : { ok: false, reason: "unknown" };
    if (member && proven.ok) {
      return {
        ok: true,
        ...(await advance(tx, caller, member.id, null, { kind: "passkey", userVerified: true })),
      };
    }
    const reason = proven.ok ? "unknown" : proven.reason;
    const webauthnId = Buffer.from(response.rawId, "base64url");
    const gone = account !== null && (await tx.credential.count({ where: { webauthnId } })) === 0;
    Object.assign(failed, { reason, ...(member ? { subject: member.id } : {}) });
    if (reason === "counter" || reason === "unverified") return { ok: false, reason };
    return { ok: false, reason: "unknown-passkey", gone };
  });
  const { reason, ...subject } = failed;
  if (!result.ok && reason && (await mayRecord(caller)))
    await inWorkspace(workspaceId, (tx) =>
      record(tx, caller, "session.passkey_failed", { ...subject, data: { reason } }),
    );
  if (!result.ok) return result;
  if (result.step === "confirm-address" && account) {
    await sendEnrolmentCode(caller, workspaceId, account.memberId, result.sessionId);
  }
  // Codes shown once and never saved may be in other hands, so another sign-in shows a fresh set.
  const standing = result.step === "save-codes" ? await readStanding(result.token, caller) : null;
  if (standing) await renewUnsavedCodes(standing);
  return result;
}

/**
 * Tells whether a wrong answer is written down: a signature can't be guessed, so wrong ones never slow a right one, but no one may
 * fill the audit log from one address block.
 */
async function mayRecord({ visitor, now }: Caller): Promise<boolean> {
  const budgets = [budget(rules.passkeyAddress, addressBlock(visitor.address))];
  const { ok } = await reserve(budgets, now);
  if (ok) await end(budgets, "counts", now);
  return ok;
}

/**
 * Finds the workspace a passkey belongs to. It is told only to the holder of the passkey, whose signature over our challenge is
 * right.
 */
async function findOther(account: PasskeyOwner, challenge: Buffer, response: AssertionResponse) {
  return inWorkspace(account.workspaceId, async (tx) => {
    const credential = await tx.credential.findFirst({
      where: {
        memberId: account.memberId,
        webauthnId: Buffer.from(response.rawId, "base64url"),
        confirmedAt: { not: null },
        suspendedAt: null,
      },
      include: { member: { include: { workspace: { select: { name: true, slug: true } } } } },
    });
    const record = recordOf(credential);
    if (!credential || !record) return null;
    const checked = await checkAssertion(response, {
      challenge,
      rp: relyingParty(),
      // No one is signed in here, so nothing is counted.
      record: { ...record, signCount: -1n },
      userHandle: makeUserHandle(account),
      requireUserVerification: true,
    });
    return checked.ok ? credential.member.workspace : null;
  });
}
