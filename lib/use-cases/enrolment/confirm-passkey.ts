import { type Advanced, advance } from "@/lib/access/sessions/advance";
import { inSession } from "@/lib/access/sessions/in-session";
import { revokeSessions } from "@/lib/access/sessions/revoke";
import type { Standing } from "@/lib/access/sessions/standing";
import { checkAssertion } from "@/lib/methods/passkeys/check-assertion";
import { recordOf } from "@/lib/methods/passkeys/record-of";
import { relyingParty } from "@/lib/methods/passkeys/relying-party";
import type { AssertionResponse } from "@/lib/methods/passkeys/response";
import { type EnrolmentRefused, takeToEnrol } from "@/lib/methods/passkeys/take-to-enrol";
import { makeUserHandle } from "@/lib/methods/passkeys/user-handle";
import { prepareRecoveryCodes, storeRecoveryCodes } from "@/lib/methods/recovery-codes/issue";
import { budget, end } from "@/lib/records/limits/reserve";
import { rules } from "@/lib/records/limits/rules";
import { bringsCodes } from "@/lib/rules/sign-in/next-step";
import { numberOfNew } from "./number-of-new";
import { welcomeMethod } from "./welcome";

export type ConfirmedPasskey =
  | ({ ok: true } & Advanced)
  | { ok: false; reason: "invalid" | "known" | "changed" }
  | EnrolmentRefused;

/**
 * Confirms the passkey just registered by its first assertion (E3); only then can it sign in. The first method also brings
 * recovery codes. Other sessions end, the member is told, and the method it replaces stops working, in the same transaction.
 */
export async function confirmPasskey(standing: Standing, response: AssertionResponse): Promise<ConfirmedPasskey> {
  const { workspace, member, session, policy, now } = standing;
  const taken = await takeToEnrol(standing, "confirm", response);
  if (!taken.ok) return taken;
  const { challenge } = taken;
  const first = bringsCodes(member);
  const prepared = first ? await prepareRecoveryCodes(policy.settings.recoveryCodes.count) : null;
  const result = await inSession(workspace.id, async (tx): Promise<ConfirmedPasskey> => {
    // Found by the key that signed: passkeys that other tabs are setting up wait next to it.
    const webauthnId = Buffer.from(response.rawId, "base64url");
    const pending = await tx.credential.findFirst({ where: { memberId: member.id, kind: "passkey", webauthnId } });
    const record = recordOf(pending);
    if (!pending || !record) return { ok: false, reason: "invalid" };
    if (pending.confirmedAt) return { ok: false, reason: "known" };
    if (pending.expiresAt && pending.expiresAt <= now) return { ok: false, reason: "expired" };
    const checked = await checkAssertion(response, {
      challenge,
      rp: relyingParty(),
      record,
      userHandle: makeUserHandle({ workspaceId: workspace.id, memberId: member.id }),
      requireUserVerification: false,
    });
    if (!checked.ok) return { ok: false, reason: "invalid" };
    const number = await numberOfNew(tx, member.id, { kind: "passkey", aaguid: pending.aaguid });
    const { count } = await tx.credential.updateMany({
      where: { id: pending.id, confirmedAt: null },
      data: {
        confirmedAt: now,
        expiresAt: null,
        lastUsedAt: now,
        number,
        signCount: checked.signCount,
        backedUp: checked.backedUp,
        // The password is fresh here, so the authenticator's user verification is trusted from now on.
        userVerified: pending.userVerified === true || checked.verifiesUser,
      },
    });
    if (count !== 1) return { ok: false, reason: "known" };
    if (prepared) await storeRecoveryCodes(tx, member.id, prepared, now);
    await revokeSessions(tx, member.id, now, "method", session.id);
    const advanced = await advance(tx, standing, member.id, session, { kind: "enrolled", method: "passkey" });
    await welcomeMethod(tx, standing, { ...pending, number });
    return { ok: true, ...advanced };
  });
  // This proof unfreezes a method that wrong tries froze.
  if (result.ok) await end([budget(rules.secondFactor, workspace.id, member.id, "passkey")], "right", now);
  return result;
}
