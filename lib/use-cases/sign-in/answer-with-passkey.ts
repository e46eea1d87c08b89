import { advance } from "@/lib/access/sessions/advance";
import { inSession } from "@/lib/access/sessions/in-session";
import type { Standing } from "@/lib/access/sessions/standing";
import { openAnswer } from "@/lib/methods/passkeys/open-answer";
import { provePasskey, refusePasskey } from "@/lib/methods/passkeys/prove";
import type { AssertionResponse } from "@/lib/methods/passkeys/response";
import { type Answer, challengeBudget, failChallenge } from "./fail-challenge";

/**
 * Completes a challenge with a passkey or security key. Before the check, the attempt is counted and the ceremony's challenge is
 * taken.
 */
export async function answerWithPasskey(standing: Standing, response: AssertionResponse): Promise<Answer> {
  const { workspace, member, session } = standing;
  const check = (challenge: Buffer) =>
    inSession(workspace.id, async (tx): Promise<Answer> => {
      const ceremony = {
        memberId: member.id,
        challenge,
        requireUserVerification: false,
        passwordProven: session.amr.includes("pwd"),
        challengeId: session.id,
      };
      const proven = await provePasskey(tx, standing, ceremony, response);
      if (proven.ok) {
        const proof = { kind: "passkey", userVerified: proven.userVerified } as const;
        return { ok: true, ...(await advance(tx, standing, member.id, session, proof)) };
      }
      const ended = await failChallenge(tx, standing, "passkey");
      return { ok: false, reason: ended ? "ended" : refusePasskey(proven.reason) };
    });
  return openAnswer(standing, "second-factor", response, check, [challengeBudget(session)]);
}
