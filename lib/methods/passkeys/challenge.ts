import { randomBytes, randomUUID } from "node:crypto";
import { inWorkspace, Prisma } from "@/lib/ground/db";
import { after, minutes } from "@/lib/ground/durations";

/** What a ceremony is for. A challenge of one purpose does not work for another. */
export type CeremonyPurpose = "register" | "confirm" | "second-factor" | "step-up" | "sign-in";

const challengeBytes = 32;

/** How long a browser's dialog may stay open, and its challenge is valid. */
export const ceremonyTime = minutes(5);

/**
 * Makes the challenge of one ceremony (WebAuthn Level 3 §13.4.3: 32 random bytes), bound to its holder (a session, or a
 * visitor's ceremony cookie) and purpose. An earlier one of the pair becomes void.
 */
export async function issueChallenge(workspaceId: string, holderId: string, purpose: CeremonyPurpose, now: Date) {
  const challenge = randomBytes(challengeBytes);
  await inWorkspace(workspaceId, async (tx) => {
    await tx.webauthnChallenge.deleteMany({ where: { holderId, purpose } });
    await tx.webauthnChallenge.create({
      data: {
        workspaceId,
        id: randomUUID(),
        holderId,
        purpose,
        challenge,
        createdAt: now,
        expiresAt: after(now, ceremonyTime),
      },
    });
  });
  return challenge;
}

/**
 * Takes a ceremony's challenge, before anything of the answer is looked at. It commits at once, so that no process checks
 * an answer twice. Returns null if no challenge is alive.
 */
export async function takeChallenge(
  workspaceId: string,
  holderId: string,
  purpose: CeremonyPurpose,
  now: Date,
): Promise<Buffer | null> {
  const [taken] = await inWorkspace(workspaceId, (tx) =>
    tx.$queryRaw<{ challenge: Uint8Array }[]>(Prisma.sql`
      update webauthn_challenge set spent_at = ${now}
      where workspace_id = ${workspaceId}::uuid and holder_id = ${holderId}::uuid and purpose = ${purpose}
        and spent_at is null and expires_at > ${now}
      returning challenge`),
  );
  return taken ? Buffer.from(taken.challenge) : null;
}
