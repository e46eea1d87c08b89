import { type Requirement, type RoleName, roles, type Settings } from "./settings";

const people: Record<RoleName, string> = { member: "members", helpdesk: "help desk", admin: "admins", owner: "owners" };
const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** Says a day of the calendar, UTC. */
export const sayDay = (iso: string | Date) => day.format(new Date(iso));

function sayRequirement({ level, from }: Requirement): string {
  if (level === "off") return "left to each person";
  if (level === "encouraged") return "encouraged";
  return from ? `required from ${sayDay(from)}` : "required";
}

/** A requirement that is asked of all roles alike; null: it differs. */
function ofAll({ requirement }: Settings): Requirement | null {
  const { member } = requirement;
  return roles.every((role) => sayRequirement(requirement[role]) === sayRequirement(member)) ? member : null;
}

function requirementChanges(before: Settings, after: Settings): string[] {
  const [old, all] = [ofAll(before), ofAll(after)];
  if (old && all) {
    const [was, is] = [sayRequirement(old), sayRequirement(all)];
    return was === is ? [] : [`Two-factor for everybody: ${is}, was ${was}`];
  }
  return roles.flatMap((role) => {
    const [was, is] = [before, after].map(({ requirement }) => sayRequirement(requirement[role]));
    return was === is ? [] : [`Two-factor for ${people[role]}: ${is}, was ${was}`];
  });
}

const methods = { totp: "Authenticator apps", passkey: "Passkeys and security keys", email: "Email codes" };
const used = { burn: "a used code is gone", replace: "a used code is replaced" };
const shown = { once: "shown once", again: "shown again after proof" };
const afterwards = { carry_on: "carry on", sign_in_again: "sign in again" };
const ofMembers = { one: "one admin", two: "two admins" };
const ofOwners = { owner: "an owner", second_owner: "a second owner approves" };
const days = (n: number) => (n === 1 ? "1 day" : `${n} days`);
const signUp = ({ mode, domains }: Settings["signUp"]) =>
  mode === "invited" ? "only by invitation" : `anyone at ${domains.join(", ") || "no domain yet"}`;

/** Says in words what a version changes, a line a setting, as the history, the audit log and a second editor read it. */
export function describeChanges(before: Settings, after: Settings): string[] {
  const lines = requirementChanges(before, after);
  const say = (what: string, was: string, is: string) => {
    if (was !== is) lines.push(`${what}: ${is}, was ${was}`);
  };
  say("Grace for new members", days(before.graceDays), days(after.graceDays));
  for (const method of ["totp", "passkey", "email"] as const)
    if (before.methods[method] !== after.methods[method])
      lines.push(`${methods[method]}: ${after.methods[method] ? "allowed" : "not allowed any more"}`);
  say("Recovery codes", `${before.recoveryCodes.count} codes`, `${after.recoveryCodes.count} codes`);
  say("Recovery codes", used[before.recoveryCodes.used], used[after.recoveryCodes.used]);
  say("Recovery codes", shown[before.recoveryCodes.shown], shown[after.recoveryCodes.shown]);
  say("After enrolment", afterwards[before.afterEnrolment], afterwards[after.afterEnrolment]);
  say("Name in authenticator apps", before.issuer ?? "the workspace’s name", after.issuer ?? "the workspace’s name");
  say("Sign-up", signUp(before.signUp), signUp(after.signUp));
  say("Resets of members", ofMembers[before.resets.members], ofMembers[after.resets.members]);
  say("Resets of admins and owners", ofOwners[before.resets.owners], ofOwners[after.resets.owners]);
  return lines;
}
