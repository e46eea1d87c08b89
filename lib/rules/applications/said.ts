import { lastFactor } from "@/lib/rules/sign-in/evidence";
import type { Evidence } from "@/lib/rules/sign-in/next-step";
import { type Assurance, isEnough } from "./assurance";

/** What leaves the house about a sign-in: OpenID Connect Core section 2, RFC 8176. */
export type Said = { assurance: Assurance; amr: string[]; authTime: Date };

/** What is known of a session: its proofs, in the order of their last use, their times, and when it began. */
export type ProvenSession = Pick<Evidence, "passwordAt" | "secondFactorAt"> & {
  amr: readonly string[];
  createdAt: Date;
};

/**
 * Says what a session has proven, or null if it proves no sign-in. The internal words `email`, `recovery` and `reset` never leave, and an
 * emailed code is no second factor. `hwk` and `swk` are not said: without attestation that is the authenticator's own word.
 *
 * The time is never later than the truth: of password and second factor the older one, and the session's beginning where the
 * strongest proof is not the latest one, because its own time is not known.
 */
export function say(session: ProvenSession): Said | null {
  const { passwordAt, secondFactorAt, createdAt } = session;
  const amr = [...session.amr];
  const assurance = assuranceOf(amr);
  if (!passwordAt || !assurance) return null;
  const latest = assuranceOf(latestOnly(amr)) ?? "sfa";
  const proven = secondFactorAt && secondFactorAt < passwordAt ? secondFactorAt : passwordAt;
  return { assurance, amr: wordsOf(amr, assurance), authTime: isEnough(latest, assurance) ? proven : createdAt };
}

/**
 * Says what was proven since a moment. Only the latest second factor has a time, so that an older one counts for nothing here. Null:
 * no whole sign-in since then.
 */
export function saySince(session: ProvenSession, since: Date): Said | null {
  const said = say({ ...session, amr: latestOnly([...session.amr]) });
  return said && said.authTime >= since ? said : null;
}

/** Drops the second factors but the one that was proven last. */
function latestOnly(amr: string[]): string[] {
  const last = lastFactor(amr);
  return amr.filter((word) => word === last || lastFactor([word]) === undefined);
}

function assuranceOf(amr: string[]): Assurance | null {
  const has = (word: string) => amr.includes(word);
  if (has("hwk") && (has("pwd") || has("user"))) return "phr";
  if (!has("pwd")) return null;
  return has("otp") || has("recovery") ? "mfa" : "sfa";
}

function wordsOf(amr: string[], assurance: Assurance): string[] {
  const has = (word: string) => amr.includes(word);
  const said = {
    pwd: has("pwd"),
    otp: has("otp") || has("email"),
    pop: has("hwk"),
    user: has("hwk") && has("user"),
    mfa: assurance !== "sfa",
  };
  return Object.entries(said).flatMap(([word, isSaid]) => (isSaid ? [word] : []));
}
