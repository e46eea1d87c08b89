import { within } from "@/lib/ground/durations";
import { provenByRecoveryCode } from "@/lib/rules/sign-in/evidence";
import { freshness } from "@/lib/rules/sign-in/lifetimes";
import type { Standing } from "./standing";

/** What a sensitive act still has to ask for. */
export type Owed = { password: boolean; secondFactor: boolean };

/** What the proof is for: replacing a lost method after a recovery code asks no further code (R6). */
export type Act = "any" | "replace";

/** Says what is owed before a sensitive act: proofs of this session older than ten minutes are asked again. */
export function owedProof({ session, member, assessment }: Standing, now: Date, act: Act = "any"): Owed {
  const asksFactor = assessment.hasFactor || member.distrustedAt !== null;
  const spared = act === "replace" && provenByRecoveryCode(session.amr);
  return {
    password: !within(session.passwordAt, freshness, now),
    secondFactor: asksFactor && !spared && !within(session.secondFactorAt, freshness, now),
  };
}

/** Tells whether nothing is owed. */
export function isFresh(standing: Standing, now: Date, act: Act = "any"): boolean {
  const owed = owedProof(standing, now, act);
  return !owed.password && !owed.secondFactor;
}

/** Throws where proof is owed: the last line behind the gates of pages and actions. */
export function demandFresh(standing: Standing, now: Date): void {
  if (!isFresh(standing, now)) throw new Error("fresh proof is owed");
}
