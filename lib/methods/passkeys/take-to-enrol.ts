import type { Standing } from "@/lib/access/sessions/standing";
import { attempt, budget, countsIfDone, type MustWait } from "@/lib/records/limits/reserve";
import { rules } from "@/lib/records/limits/rules";
import { type ChallengeRefused, type FoundChallenge, takeChallenge } from "./challenge";

/** Why the answer of a passkey that is being set up is not looked at. */
export type EnrolmentRefused = ChallengeRefused | MustWait;

/**
 * Takes the challenge of an answer that registers or confirms a passkey. Each answer counts, right or wrong: it leaves a row, and a first
 * passkey costs the hashes of a set of recovery codes.
 */
export async function takeToEnrol(
  { workspace, member, session, now }: Standing,
  purpose: "register" | "confirm",
  answer: { response: { clientDataJSON: string } },
): Promise<FoundChallenge | EnrolmentRefused> {
  const ceremony = { workspaceId: workspace.id, holderId: session.id, purpose };
  const take = () => takeChallenge(ceremony, answer, now);
  return attempt<FoundChallenge | ChallengeRefused>(
    [budget(rules.passkeyEnrolment, workspace.id, member.id)],
    now,
    take,
    countsIfDone,
  );
}
