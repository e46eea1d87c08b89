import type { Caller } from "@/lib/access/caller";
import { type Advanced, advance } from "@/lib/access/sessions/advance";
import { readStanding } from "@/lib/access/sessions/standing";
import { addressBlock } from "@/lib/ground/address";
import { inWorkspace } from "@/lib/ground/db";
import { sendEnrolmentCode } from "@/lib/methods/email-codes/send-enrolment-code";
import {
  type ChallengeRefused,
  type FoundChallenge,
  findChallenge,
  returnChallenge,
  spendChallenge,
  takeChallenge,
} from "@/lib/methods/passkeys/challenge";
import { checkAssertion } from "@/lib/methods/passkeys/check-assertion";
import {
  judgedPasskeys,
  type PasskeyRefused,
  type Proven,
  provePasskey,
  refusePasskey,
} from "@/lib/methods/passkeys/prove";
import { recordOf } from "@/lib/methods/passkeys/record-of";
import { relyingParty } from "@/lib/methods/passkeys/relying-party";
import type { AssertionResponse } from "@/lib/methods/passkeys/response";
import { makeUserHandle, type PasskeyOwner, readUserHandle } from "@/lib/methods/passkeys/user-handle";
import { renewUnsavedCodes } from "@/lib/methods/recovery-codes/renew-unsaved";
import { record } from "@/lib/records/audit/record";
import { budget, countsIf, reserve, runReserved } from "@/lib/records/limits/reserve";
import { rules } from "@/lib/records/limits/rules";
import { whereActive } from "@/lib/records/member-rows/active";

export type PasskeySignIn =
  | ({ ok: true } & Advanced)
  | { ok: false; reason: "unverified" | Exclude<PasskeyRefused, "unknown-passkey"> }
  | ChallengeRefused
  /** `gone`: this workspace has no such passkey in any state; the browser may forget it. */
  | { ok: false; reason: "unknown-passkey"; gone: boolean }
  | { ok: false; reason: "other-workspace"; name: string; slug: string };

/**
 * Signs in with a passkey alone: its user verification is the first factor, its key the second. The passkey's user handle names
 * the member, and its signature proves it. A passkey of another workspace is rejected with that workspace's name.
 *
 * A signature can't be guessed, so wrong answers never slow a right one. From 60 wrong ones of an address block on, a challenge of
 * that block is spent in the transaction that checks it, and wrong answers leave nothing, so that no stranger fills a table.
 */
export async function signInWithPasskey(
  caller: Caller,
  workspaceId: string,
  holderId: string,
  response: AssertionResponse,
): Promise<PasskeySignIn> {
  const { visitor, now } = caller;
  const ceremony = { workspaceId, holderId, purpose: "sign-in" } as const;
  const found = findChallenge(ceremony, response, now);
  if (!found.ok) return found;
  const budgets = [budget(rules.passkeyAddress, addressBlock(visitor.address))];
  if (!(await reserve(budgets, now)).ok) return checkAnswer(caller, workspaceId, found, response, false);
  return runReserved(
    budgets,
    now,
    async () => {
      const taken = await takeChallenge(ceremony, response, now);
      return taken.ok ? checkAnswer(caller, workspaceId, taken, response, true) : taken;
    },
    countsIf(...judgedPasskeys, "unverified"),
  );
}

/** Checks an answer whose challenge is alive. `taken`: it is spent already, and a wrong answer is recorded. */
async function checkAnswer(
  caller: Caller,
  workspaceId: string,
  found: FoundChallenge,
  response: AssertionResponse,
  taken: boolean,
): Promise<PasskeySignIn> {
  const { challenge } = found;
  const account = readUserHandle(response.response.userHandle ?? undefined);
  if (account && account.workspaceId !== workspaceId) {
    const other = await findOther(account, challenge, response);
    return other
      ? { ok: false, reason: "other-workspace", ...other }
      : { ok: false, reason: "unknown-passkey", gone: false };
  }

  const failed: { reason?: Exclude<Proven, { ok: true }>["reason"]; subject?: string } = {};
  const result = await inWorkspace(workspaceId, async (tx): Promise<PasskeySignIn> => {
    if (!taken && !(await spendChallenge(tx, found))) return { ok: false, reason: "answered" };
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
    // A counter that went back switched the key off: no one sends that answer again.
    if (!taken && reason !== "counter") await returnChallenge(tx, found);
    Object.assign(failed, { reason, ...(member ? { subject: member.id } : {}) });
    if (reason === "unverified") return { ok: false, reason };
    const refused = refusePasskey(reason);
    return refused === "unknown-passkey" ? { ok: false, reason: refused, gone } : { ok: false, reason: refused };
  });
  const { reason, ...subject } = failed;
  if (!result.ok && reason && taken)
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
