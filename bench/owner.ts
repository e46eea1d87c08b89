import { setTimeout } from "node:timers/promises";
import { strangerFrom } from "@/lib/access/caller";
import { readStanding } from "@/lib/access/sessions/standing";
import { codeAt, timeStepAt } from "@/lib/methods/totp/time-step";
import { answerChallenge } from "@/lib/use-cases/sign-in/answer-challenge";
import { signInWithPassword } from "@/lib/use-cases/sign-in/with-password";
import { ownerEmail, password, slug, totpKey } from "./people";

/** The owner's address and device. */
const visitor = { address: "127.0.0.1", userAgent: "" };

/**
 * Signs the owner in and takes the receipt that the console's gate would give. A code works once, so it may wait for
 * the next one.
 */
export async function signInOwner(): Promise<unknown> {
  const now = new Date();
  const first = await signInWithPassword(strangerFrom(visitor, now), { slug, email: ownerEmail, password });
  const challenge = first.ok ? await readStanding(first.token, strangerFrom(visitor, now)) : null;
  if (!challenge) throw new Error("the owner could not sign in");
  const second = await answerChallenge({ ...challenge, now }, codeAt(totpKey, timeStepAt(now)));
  if (second.ok) return readStanding(second.token, strangerFrom(visitor, now));
  if (second.reason !== "used") throw new Error(`the owner's code was refused: ${second.reason}`);
  await setTimeout(5_000);
  return signInOwner();
}
