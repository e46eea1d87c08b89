import { after, minutes } from "@/lib/ground/durations";
import type { MemberFacts } from "@/lib/rules/policy/assess";
import type { RoleName } from "@/lib/rules/policy/settings";
import { type ApplicationDemand, type Assurance, assuranceOf, isEnough, strongerOf } from "./assurance";
import { type ProvenSession, type Said, say, saySince } from "./said";

/** Who may use an application, and what it asks for, by its own settings. */
export type ApplicationRules = {
  audience: "everyone" | "roles" | "members";
  roles: readonly RoleName[];
  demand: ApplicationDemand;
  freshMinutes: number | null;
};

/** What one sign-in must have proven: at least so much, and not before. */
export type AskedProof = { assurance: Assurance; since: Date | null };

/** What is still missing. `again`: a proof that is too old · `method`: one that the member has · `enrol`: one that they have not. */
export type Lacking = "again" | "method" | "enrol";

export type Judgement = { met: true; said: Said } | { met: false; lacks: Lacking };

/** Tells whether a member may use an application. `named`: whether it names them. Unknown audiences are of no one. */
export function mayUse(
  { audience, roles }: Pick<ApplicationRules, "audience" | "roles">,
  role: RoleName,
  named: boolean,
): boolean {
  if (audience === "everyone") return true;
  return audience === "roles" ? roles.includes(role) : audience === "members" && named;
}

/** Returns the stricter of what an application demands by itself and what its client asks for this time. `began`: when the sign-in did. */
export function askedBy(
  { demand, freshMinutes }: Pick<ApplicationRules, "demand" | "freshMinutes">,
  client: AskedProof,
  began: Date,
): AskedProof {
  const own = freshMinutes === null ? null : after(began, -minutes(freshMinutes));
  const since = !own || (client.since && client.since > own) ? client.since : own;
  return { assurance: strongerOf(assuranceOf(demand), client.assurance), since };
}

/**
 * Judges whether a session has proven what is asked. The one decision of what an application demands, next to `nextStep`, which must
 * have let the session in.
 */
export function judgeProof(
  session: ProvenSession,
  member: Pick<MemberFacts, "totpCount" | "passkeyCount" | "recoveryCodesLeft">,
  asked: AskedProof,
): Judgement {
  const said = asked.since ? saySince(session, asked.since) : say(session);
  if (said && isEnough(said.assurance, asked.assurance)) return { met: true, said };
  if (!canReach(member, asked.assurance)) return { met: false, lacks: "enrol" };
  const once = say(session);
  return { met: false, lacks: once && isEnough(once.assurance, asked.assurance) ? "again" : "method" };
}

/**
 * Says what a session has proven, if it meets an application's demand between two sign-ins to it. Null: not any more. "At every sign-in"
 * asks for nothing in between.
 */
export function sayHeld(
  session: ProvenSession,
  { demand, freshMinutes }: Pick<ApplicationRules, "demand" | "freshMinutes">,
  now: Date,
): Said | null {
  const asked = askedBy({ demand, freshMinutes: freshMinutes || null }, { assurance: "sfa", since: null }, now);
  const said = asked.since ? saySince(session, asked.since) : say(session);
  return said && isEnough(said.assurance, asked.assurance) ? said : null;
}

/** Tells whether a member has what proves so much. */
export function canReach(
  member: Pick<MemberFacts, "totpCount" | "passkeyCount" | "recoveryCodesLeft">,
  assurance: Assurance,
): boolean {
  if (assurance === "phr") return member.passkeyCount > 0;
  return assurance === "sfa" || member.totpCount + member.passkeyCount + member.recoveryCodesLeft > 0;
}
