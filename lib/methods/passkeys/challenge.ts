import { randomBytes, timingSafeEqual } from "node:crypto";
import { mac } from "@/lib/ground/crypto/key-ring";
import { inWorkspace, Prisma, type Tx } from "@/lib/ground/db";
import { after, minutes } from "@/lib/ground/durations";
import { challengeIn } from "./client-data";

/** What a ceremony is for. A challenge of one purpose does not work for another. */
export type CeremonyPurpose = "register" | "confirm" | "second-factor" | "step-up" | "sign-in";

/** One ceremony's workspace, purpose and holder: a session, or a visitor's ceremony cookie. */
export type Ceremony = { workspaceId: string; holderId: string; purpose: CeremonyPurpose };

/** How long a browser's dialog may stay open, and its challenge is valid. */
export const ceremonyTime = minutes(5);

/**
 * Why a challenge is refused before anything of the answer is judged. `expired`: by the clock alone. `answered`: another request took it.
 * `replaced`: it was made for another session or browser, as when someone signed in again in another tab. `unknown-challenge`: it is not
 * one of ours, or has another purpose or workspace.
 */
export type ChallengeRefused = { ok: false; reason: "expired" | "answered" | "replaced" | "unknown-challenge" };

const refuse = (reason: ChallengeRefused["reason"]): ChallengeRefused => ({ ok: false, reason });

const idBytes = 16;
const tagBytes = 8;

const tag = (...parts: string[]) => mac("webauthn-challenge", ...parts).subarray(0, tagBytes);
const tagsOf = (id: Buffer, { workspaceId, purpose, holderId }: Ceremony) => {
  const said = [id.toString("hex"), workspaceId, purpose];
  return { ours: tag(...said), held: tag(...said, holderId) };
};

/**
 * Makes the challenge of one ceremony (WebAuthn Level 3 §13.4.3), bound to its workspace, purpose and holder. It is 32 bytes: 12 random,
 * 4 of the time in seconds, and two HMACs of 8. Nothing is stored until it is answered, so that any number of pages can be open, and
 * opening them fills no table.
 */
export function issueChallenge(ceremony: Ceremony, now: Date): Buffer<ArrayBuffer> {
  const id = randomBytes(idBytes);
  id.writeUInt32BE(Math.floor(now.getTime() / 1000), idBytes - 4);
  const { ours, held } = tagsOf(id, ceremony);
  return Buffer.concat([id, ours, held]);
}

/** A challenge that an answer names and that is still to be spent. */
export type FoundChallenge = { ok: true; challenge: Buffer; expiresAt: Date };

/** Finds the challenge that an answer names: ours, alive, and this holder's. Writes nothing. */
export function findChallenge(
  ceremony: Ceremony,
  answer: { response: { clientDataJSON: string } },
  now: Date,
): FoundChallenge | ChallengeRefused {
  const challenge = challengeIn(answer.response.clientDataJSON);
  if (challenge?.length !== idBytes + 2 * tagBytes) return refuse("unknown-challenge");
  const id = challenge.subarray(0, idBytes);
  const { ours, held } = tagsOf(id, ceremony);
  if (!timingSafeEqual(ours, challenge.subarray(idBytes, -tagBytes))) return refuse("unknown-challenge");
  const expiresAt = after(new Date(id.readUInt32BE(idBytes - 4) * 1000), ceremonyTime);
  if (expiresAt <= now) return refuse("expired");
  if (!timingSafeEqual(held, challenge.subarray(-tagBytes))) return refuse("replaced");
  return { ok: true, challenge, expiresAt };
}

/**
 * Takes the challenge that an answer names, before anything else of the answer is looked at. It commits at once, so that no process
 * checks an answer twice. A refused one costs its holder nothing: no evidence was judged.
 */
export async function takeChallenge(
  ceremony: Ceremony,
  answer: { response: { clientDataJSON: string } },
  now: Date,
): Promise<FoundChallenge | ChallengeRefused> {
  const found = findChallenge(ceremony, answer, now);
  if (!found.ok) return found;
  return (await inWorkspace(ceremony.workspaceId, (tx) => spendChallenge(tx, found))) ? found : refuse("answered");
}

/** Spends a challenge. Of two requests with one, one writes its row and gets true. */
export async function spendChallenge(tx: Tx, { challenge, expiresAt }: FoundChallenge): Promise<boolean> {
  const written = await tx.$executeRaw(Prisma.sql`
    insert into spent_challenge (workspace_id, id, expires_at)
    values (${tx.workspaceId}::uuid, ${idOf(challenge)}::uuid, ${expiresAt}) on conflict do nothing`);
  return written === 1;
}

/** Gives a challenge back that was taken for an answer no one looked at. */
export async function returnChallenge(tx: Tx, { challenge }: FoundChallenge): Promise<void> {
  await tx.spentChallenge.deleteMany({ where: { id: idOf(challenge) } });
}

const idOf = (challenge: Buffer) =>
  challenge
    .subarray(0, idBytes)
    .toString("hex")
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
