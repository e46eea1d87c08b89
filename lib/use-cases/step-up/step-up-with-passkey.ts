import { advance } from "@/lib/access/sessions/advance";
import { inSession } from "@/lib/access/sessions/in-session";
import type { Standing } from "@/lib/access/sessions/standing";
import type { ChallengeRefused } from "@/lib/methods/passkeys/challenge";
import { openAnswer } from "@/lib/methods/passkeys/open-answer";
import { type PasskeyRefused, provePasskey, refusePasskey } from "@/lib/methods/passkeys/prove";
import type { AssertionResponse } from "@/lib/methods/passkeys/response";
import { record } from "@/lib/records/audit/record";

export type PasskeyStepUp =
  | { ok: true; token: string }
  | { ok: false; reason: PasskeyRefused | "changed" }
  | ChallengeRefused
  | { ok: false; reason: "wait"; retryAt: Date | null };

/**
 * Confirms again who is at the keyboard with a passkey. With user verification it proves both steps. Without it, it proves only
 * the second, and the password is still owed. The session's token is new afterwards.
 */
export async function stepUpWithPasskey(standing: Standing, response: AssertionResponse): Promise<PasskeyStepUp> {
  const { workspace, member, session } = standing;
  const check = (challenge: Buffer) =>
    inSession(workspace.id, async (tx): Promise<PasskeyStepUp> => {
      const ceremony = {
        memberId: member.id,
        challenge,
        requireUserVerification: false,
        passwordProven: session.amr.includes("pwd"),
      };
      const proven = await provePasskey(tx, standing, ceremony, response);
      const subject = member.id;
      if (!proven.ok) {
        await record(tx, standing, "session.step_up_failed", { subject, data: { reason: proven.reason } });
        return { ok: false, reason: refusePasskey(proven.reason) };
      }
      const proof = { kind: "passkey", userVerified: proven.userVerified } as const;
      const { token } = await advance(tx, standing, member.id, session, proof);
      await record(tx, standing, "session.stepped_up", { subject, data: { methods: ["passkey"] } });
      return { ok: true, token };
    });
  return openAnswer(standing, "step-up", response, check);
}
