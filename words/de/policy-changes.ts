import type { Change, Setting, ValueOf } from "@/lib/rules/policy/changes";
import type { Requirement, RoleName, Settings } from "@/lib/rules/policy/settings";
import { amount } from "./amounts";

/** For each setting, the function that writes how it changed. */
type Words = { [P in Setting]: (before: ValueOf<P>, after: ValueOf<P>) => string };

/** Says what a setting is now and what it was before. */
const sayTurn = (what: string, was: string, is: string) => `${what}: ${is}, vorher ${was}`;

/** Says that something is allowed now, or no longer is. */
const sayAllowed = (what: string) => (_: boolean, after: boolean) =>
  `${what}: ${after ? "erlaubt" : "nicht mehr erlaubt"}`;

/** Says a choice by its words. */
const sayChoice =
  <Choice extends string | number>(what: string, names: Record<Choice, string>) =>
  (before: Choice, after: Choice) =>
    sayTurn(what, names[before], names[after]);

const day = new Intl.DateTimeFormat("de-DE", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** Writes a day of the calendar in UTC. */
export const sayDay = (iso: string | Date) => day.format(new Date(iso));

const people: Record<RoleName, string> = {
  member: "Mitglieder",
  helpdesk: "Helpdesk",
  admin: "Admins",
  owner: "Inhaber",
};

function sayRequirement({ level, from }: Requirement): string {
  if (level === "off") return "freiwillig";
  if (level === "encouraged") return "empfohlen";
  return from ? `Pflicht ab ${sayDay(from)}` : "Pflicht";
}

const sayFor = (who: string) => (before: Requirement, after: Requirement) =>
  sayTurn(`Zwei-Faktor für ${who}`, sayRequirement(before), sayRequirement(after));
const days = (n: number) => amount(n, "Tag", "Tage");

const ofWorkspace = "Name des Workspace";

const list = (domains: string[]) => domains.join(", ") || "noch keine Domain";
const saySignUp = ({ mode, domains }: Settings["signUp"]) =>
  mode === "invited" ? "nur mit Einladung" : `alle mit einer Adresse bei ${list(domains)}`;

const words: Words = {
  "requirement.member": sayFor(people.member),
  "requirement.helpdesk": sayFor(people.helpdesk),
  "requirement.admin": sayFor(people.admin),
  "requirement.owner": sayFor(people.owner),
  graceDays: (before, after) => sayTurn("Schonfrist für neue Mitglieder", days(before), days(after)),
  "methods.totp": sayAllowed("Authenticator-Apps"),
  "methods.passkey": sayAllowed("Passkeys und Sicherheitsschlüssel"),
  "methods.email": sayAllowed("E-Mail-Codes"),
  "recoveryCodes.count": sayChoice("Wiederherstellungscodes", { 10: "10 Codes", 8: "8 Codes", 5: "5 Codes" }),
  "recoveryCodes.used": sayChoice("Wiederherstellungscodes", {
    burn: "ein verwendeter Code verfällt",
    replace: "ein verwendeter Code wird ersetzt",
  }),
  "recoveryCodes.shown": sayChoice("Wiederherstellungscodes", {
    once: "einmal angezeigt",
    again: "nach Bestätigung erneut angezeigt",
  }),
  afterEnrolment: sayChoice("Nach der Einrichtung", { carry_on: "direkt weiter", sign_in_again: "erneut anmelden" }),
  issuer: (before, after) => sayTurn("Name in Authenticator-Apps", before ?? ofWorkspace, after ?? ofWorkspace),
  signUp: (before, after) =>
    before.mode === "invited" && after.mode === "invited"
      ? sayTurn("Für die Registrierung vorgemerkte Domains", list(before.domains), list(after.domains))
      : sayTurn("Registrierung", saySignUp(before), saySignUp(after)),
  "resets.members": sayChoice("Zurücksetzungen von Mitgliedern", { one: "ein Admin", two: "zwei Admins" }),
  "resets.owners": sayChoice("Zurücksetzungen von Admins und Inhabern", {
    owner: "ein Inhaber",
    second_owner: "ein zweiter Inhaber genehmigt",
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
    return found ? sayFor("alle")(found.before as Requirement, found.after as Requirement) : null;
  });
  return lines.every((line) => line === lines[0]) ? (lines[0] ?? null) : null;
}
