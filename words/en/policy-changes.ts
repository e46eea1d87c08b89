import type { Change, Setting, ValueOf } from "@/lib/rules/policy/changes";
import type { Requirement, RoleName, Settings } from "@/lib/rules/policy/settings";

/** For each setting, the function that writes how it changed. */
type Words = { [P in Setting]: (before: ValueOf<P>, after: ValueOf<P>) => string };

/** Says what a setting is now and what it was before. */
const sayTurn = (what: string, was: string, is: string) => `${what}: ${is}, was ${was}`;

/** Says that something is allowed now, or no longer is. */
const sayAllowed = (what: string) => (_: boolean, after: boolean) =>
  `${what}: ${after ? "allowed" : "not allowed any more"}`;

/** Says a choice by its words. */
const sayChoice =
  <Choice extends string | number>(what: string, names: Record<Choice, string>) =>
  (before: Choice, after: Choice) =>
    sayTurn(what, names[before], names[after]);

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** Writes a day of the calendar in UTC. */
export const sayDay = (iso: string | Date) => day.format(new Date(iso));

const people: Record<RoleName, string> = { member: "members", helpdesk: "help desk", admin: "admins", owner: "owners" };

function sayRequirement({ level, from }: Requirement): string {
  if (level === "off") return "left to each person";
  if (level === "encouraged") return "encouraged";
  return from ? `required from ${sayDay(from)}` : "required";
}

const sayFor = (who: string) => (before: Requirement, after: Requirement) =>
  sayTurn(`Two-factor for ${who}`, sayRequirement(before), sayRequirement(after));
const days = (n: number) => (n === 1 ? "1 day" : `${n} days`);

const ofWorkspace = "the workspace’s name";

const list = (domains: string[]) => domains.join(", ") || "no domain yet";
const saySignUp = ({ mode, domains }: Settings["signUp"]) =>
  mode === "invited" ? "only by invitation" : `anyone at ${list(domains)}`;

const words: Words = {
  "requirement.member": sayFor(people.member),
  "requirement.helpdesk": sayFor(people.helpdesk),
  "requirement.admin": sayFor(people.admin),
  "requirement.owner": sayFor(people.owner),
  graceDays: (before, after) => sayTurn("Grace for new members", days(before), days(after)),
  "methods.totp": sayAllowed("Authenticator apps"),
  "methods.passkey": sayAllowed("Passkeys and security keys"),
  "methods.email": sayAllowed("Email codes"),
  "recoveryCodes.count": sayChoice("Recovery codes", { 10: "10 codes", 8: "8 codes", 5: "5 codes" }),
  "recoveryCodes.used": sayChoice("Recovery codes", {
    burn: "a used code is gone",
    replace: "a used code is replaced",
  }),
  "recoveryCodes.shown": sayChoice("Recovery codes", { once: "shown once", again: "shown again after proof" }),
  afterEnrolment: sayChoice("After enrolment", { carry_on: "carry on", sign_in_again: "sign in again" }),
  issuer: (before, after) => sayTurn("Name in authenticator apps", before ?? ofWorkspace, after ?? ofWorkspace),
  signUp: (before, after) =>
    before.mode === "invited" && after.mode === "invited"
      ? sayTurn("Domains kept for sign-up", list(before.domains), list(after.domains))
      : sayTurn("Sign-up", saySignUp(before), saySignUp(after)),
  "resets.members": sayChoice("Resets of members", { one: "one admin", two: "two admins" }),
  "resets.owners": sayChoice("Resets of admins and owners", {
    owner: "an owner",
    second_owner: "a second owner approves",
  }),
};

/** Says what a version changes, one line for each setting. The history, the audit log and a second editor show it. */
export function sayChanges(changes: Change[]): string[] {
  const forAll = sayForAll(changes);
  const rest = forAll === null ? changes : changes.filter(({ path }) => !path.startsWith("requirement."));
  return [...(forAll === null ? [] : [forAll]), ...rest.map(sayChange)];
}

function sayChange({ path, before, after }: Change): string {
  const say = words[path] as (before: unknown, after: unknown) => string;
  return say(before, after);
}

/** Says in one line a change of requirement that all roles share. Returns null if the roles differ. */
function sayForAll(changes: Change[]): string | null {
  const lines = Object.keys(people).map((role) => {
    const found = changes.find(({ path }) => path === `requirement.${role}`);
    return found ? sayFor("everyone")(found.before as Requirement, found.after as Requirement) : null;
  });
  return lines.every((line) => line === lines[0]) ? (lines[0] ?? null) : null;
}
