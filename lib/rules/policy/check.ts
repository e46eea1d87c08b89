import { type Predecessor, standingDue } from "./due-at";
import { type Requirement, type RoleName, roles, type Settings } from "./settings";

/** What keeps settings from being published, for every actor. */
export type Problem =
  /** Owners and admins can't be asked for less, or later, than members. */
  | { reason: "laxer-than-members"; role: "admin" | "owner" }
  /** Required, but neither apps nor passkeys are allowed: email alone never counts for owners and admins. */
  | { reason: "no-strong-method" }
  | { reason: "no-method" }
  | { reason: "no-domains" }
  /** The role is required already; a later date would take it back. */
  | { reason: "required-already"; role: RoleName; since: Date }
  /** Two admins are needed for one to ask and another to approve. */
  | { reason: "too-few-admins" }
  /** A second approval for owners asks for three of them. */
  | { reason: "too-few-owners" };

/** People who can sign in, by what they may approve. */
export type Approvers = { owners: number; admins: number };

/** When a requirement begins under settings that take hold at a moment; null: never. */
const beginning = ({ level, from }: Requirement, at: Date) =>
  level === "required" ? Math.max(from ? Date.parse(from) : 0, at.getTime()) : null;

const rank = { off: 0, encouraged: 1, required: 2 };

function isLaxer(role: Requirement, member: Requirement, at: Date): boolean {
  if (rank[role.level] !== rank[member.level]) return rank[role.level] < rank[member.level];
  return (beginning(role, at) ?? 0) > (beginning(member, at) ?? 0);
}

/** Tells whether settings require a second factor of anyone, now or later. */
export const requires = ({ requirement }: Settings) => roles.some((role) => requirement[role].level === "required");

/** Lists what is wrong with settings that would follow a version and take hold at a moment. Empty: they may be published. */
export function checkSettings(settings: Settings, before: Predecessor, approvers: Approvers, at: Date): Problem[] {
  const { requirement, methods, signUp, resets } = settings;
  const problems: Problem[] = [];
  for (const role of ["admin", "owner"] as const)
    if (isLaxer(requirement[role], requirement.member, at)) problems.push({ reason: "laxer-than-members", role });
  for (const role of roles) {
    const since = standingDue(before, role);
    const begins = beginning(requirement[role], at);
    if (since && since <= at && begins !== null && begins > at.getTime())
      problems.push({ reason: "required-already", role, since });
  }
  const strong = methods.totp || methods.passkey;
  if (!strong && requires(settings)) problems.push({ reason: "no-strong-method" });
  else if (!strong && !methods.email) problems.push({ reason: "no-method" });
  if (signUp.mode === "domains" && signUp.domains.length === 0) problems.push({ reason: "no-domains" });
  const changed = (key: "members" | "owners") => resets[key] !== before.settings.resets[key];
  if (resets.members === "two" && changed("members") && approvers.admins < 2)
    problems.push({ reason: "too-few-admins" });
  if (resets.owners === "second_owner" && changed("owners") && approvers.owners < 3)
    problems.push({ reason: "too-few-owners" });
  return problems;
}
