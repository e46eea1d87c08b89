import { within } from "@/lib/ground/durations";
import { lastFactor, provenByRecoveryCode } from "@/lib/rules/sign-in/evidence";
import { freshness } from "@/lib/rules/sign-in/lifetimes";
import type { Standing } from "./standing";

/** The proofs that a sensitive act still has to ask for. */
export type Owed = { password: boolean; secondFactor: boolean };

/**
 * What the proof is for. Replacing a lost method after a recovery code asks for no further code (R6). An application names a moment (ISO)
 * and what the second factor must be: a key, or no emailed code.
 */
export type Act = "any" | "replace" | { since: string; factor: "any" | "strong" | "key" };

/**
 * Returns the proofs that are owed before a sensitive act. Proofs of this session older than ten minutes are asked for
 * again.
 */
export const owedProof = (standing: Standing, act: Act = "any"): Owed => owedAt(standing, standing.now, act);

function owedAt({ session, member, assessment }: Standing, moment: Date, act: Act): Owed {
  const asksFactor = assessment.hasFactor || member.distrustedAt !== null;
  if (typeof act === "object") {
    const since = new Date(act.since);
    const isOld = (proven: Date | null) => proven === null || proven < since;
    const last = lastFactor(session.amr);
    const isWeak = (act.factor === "key" && last !== "hwk") || (act.factor === "strong" && last === "email");
    return {
      password: isOld(session.passwordAt),
      secondFactor: asksFactor && (isOld(session.secondFactorAt) || isWeak),
    };
  }
  const spared = act === "replace" && provenByRecoveryCode(session.amr);
  return {
    password: !within(session.passwordAt, freshness, moment),
    secondFactor: asksFactor && !spared && !within(session.secondFactorAt, freshness, moment),
  };
}

/** Tells whether nothing is owed. */
export const isFresh = (standing: Standing, act: Act = "any"): boolean => wasFresh(standing, standing.now, act);

/** Tells whether nothing was owed at an earlier moment of this session, such as the start of a set-up. */
export function wasFresh(standing: Standing, moment: Date, act: Act = "any"): boolean {
  const owed = owedAt(standing, moment, act);
  return !owed.password && !owed.secondFactor;
}

/** Throws if proof is owed. This is the last check behind the gates of pages and actions. */
export function demandFresh(standing: Standing): void {
  if (!isFresh(standing)) throw new Error("fresh proof is owed");
}
