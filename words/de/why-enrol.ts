import type { Reason } from "@/lib/rules/policy/assess";
import type { MethodKind } from "@/lib/rules/policy/settings";
import type { Why } from "@/lib/rules/policy/why";
import { roleWords } from "./roles";

const subjects: Record<MethodKind, string> = {
  totp: "Ihre Authenticator-App",
  passkey: "Ihr Passkey oder Sicherheitsschlüssel",
  email: "Ihr E-Mail-Code",
};
const objects: Record<MethodKind, string> = {
  totp: "Ihre Authenticator-App",
  passkey: "Ihren Passkey oder Sicherheitsschlüssel",
  email: "Ihren E-Mail-Code",
};
const another: Record<MethodKind, string> = {
  totp: "eine Authenticator-App",
  passkey: "einen Passkey oder Sicherheitsschlüssel",
  email: "einen E-Mail-Code",
};
const and = new Intl.ListFormat("de-DE", { type: "conjunction" });
const or = new Intl.ListFormat("de-DE", { type: "disjunction" });

/** Names what a member has, as an object: "Ihre Authenticator-App und Ihren E-Mail-Code". */
const yours = (has: MethodKind[]) => and.format(has.map((kind) => objects[kind]));

/** Names what a member may add: "eine Authenticator-App oder einen Passkey oder Sicherheitsschlüssel". */
export const sayAccepted = (accepted: MethodKind[]) => or.format(accepted.map((kind) => another[kind]));

/** What is said for one cause. Each is given the workspace's name. */
type WhyWords = {
  now(why: Why, workspace: string): string;
  title(why: Why, workspace: string): string;
  todo(why: Why): string;
  subject(why: Why, workspace: string, begun: boolean): string;
  cause(why: Why, workspace: string): string;
};

const setUp = (why: Why) => `Richten Sie ${sayAccepted(why.accepted)} ein, um fortzufahren.`;

const none: WhyWords = {
  now: (why, workspace) =>
    `${workspace} verlangt Zwei-Faktor-Authentifizierung, und Ihr Konto hat noch keinen zweiten Faktor. ${setUp(why)}`,
  title: () => "Zwei-Faktor-Authentifizierung wird bald Pflicht",
  todo: () => "Zwei-Faktor-Authentifizierung einrichten",
  subject: (_, workspace, begun) =>
    begun
      ? `${workspace} verlangt jetzt Zwei-Faktor-Authentifizierung`
      : `${workspace} verlangt bald Zwei-Faktor-Authentifizierung`,
  cause: () => "Ihr Konto hat noch keinen zweiten Faktor.",
};

const changed: WhyWords = {
  now: (why, workspace) => `${workspace} akzeptiert ${yours(why.has)} nicht mehr. ${setUp(why)}`,
  title: ({ has }) =>
    `${and.format(has.map((kind) => subjects[kind]))} ${has.length === 1 ? "wird" : "werden"} nicht mehr akzeptiert`,
  todo: ({ accepted }) => `${sayAccepted(accepted)} hinzufügen`,
  subject: ({ has }, workspace, begun) =>
    begun
      ? `${workspace} akzeptiert ${yours(has)} nicht mehr`
      : `${workspace} akzeptiert ${yours(has)} bald nicht mehr`,
  cause: ({ has }, workspace) => `${workspace} akzeptiert ${yours(has)} nicht mehr.`,
};

const tooWeak = ({ role }: Why) => `Für die Rolle „${roleWords[role].name}“ reicht ein E-Mail-Code allein nicht aus.`;
const forRole = ({ role }: Why) => `für die Rolle „${roleWords[role].name}“`;
const ofRole = (why: Why, workspace: string) =>
  `${workspace} verlangt ${forRole(why)} Zwei-Faktor-Authentifizierung, und Ihr Konto hat noch keinen zweiten Faktor.`;

/** All that is said about why someone has to set up a second factor, by the cause. */
const words: Record<Reason, WhyWords> = {
  "none-enrolled": none,
  "not-accepted": changed,
  role: {
    now: (why, workspace) => `${why.has.length > 0 ? tooWeak(why) : ofRole(why, workspace)} ${setUp(why)}`,
    title: (why) =>
      why.has.length > 0
        ? "Ihre Rolle braucht mehr als einen E-Mail-Code"
        : `Zwei-Faktor-Authentifizierung wird ${forRole(why)} bald Pflicht`,
    todo: (why) => (why.has.length > 0 ? changed.todo(why) : none.todo(why)),
    subject: (why, workspace, begun) =>
      why.has.length > 0
        ? `${workspace}: Ihre Rolle braucht mehr als einen E-Mail-Code`
        : `${workspace} verlangt ${forRole(why)} ${begun ? "jetzt" : "bald"} Zwei-Faktor-Authentifizierung`,
    cause: (why, workspace) => (why.has.length > 0 ? tooWeak(why) : ofRole(why, workspace)),
  },
  deadline: {
    ...none,
    now: (why, workspace) =>
      `Ihre Frist, in ${workspace} Zwei-Faktor-Authentifizierung einzurichten, ist abgelaufen. ${setUp(why)}`,
    title: () => "Zwei-Faktor-Authentifizierung ist Pflicht",
  },
  reset: {
    ...none,
    now: (why) =>
      `Ihre Zwei-Faktor-Authentifizierung wurde zurückgesetzt. Richten Sie ${sayAccepted(why.accepted)} ein, um wieder Zugang zu erhalten.`,
    cause: () => "Ihre Zwei-Faktor-Authentifizierung wurde zurückgesetzt.",
  },
};

/** Says why nothing but setting up is open now, and what to set up. */
export const sayWhyNow = (why: Why, workspace: string) => words[why.cause].now(why, workspace);
/** Says as a title why something is to be set up by a day. */
export const sayWhyTitle = (why: Why, workspace: string) => words[why.cause].title(why, workspace);
/** Says what is to be set up, as an infinitive: "einen Passkey oder Sicherheitsschlüssel hinzufügen". */
export const sayToDo = (why: Why) => words[why.cause].todo(why);
/** Says in a mail's subject what a publication asks for. */
export const sayAsked = (why: Why, workspace: string, begun: boolean) =>
  words[why.cause].subject(why, workspace, begun);
/** Says the cause in a mail. */
export const sayCause = (why: Why, workspace: string) => words[why.cause].cause(why, workspace);

const ready: Record<MethodKind, string> = {
  totp: "Ihr Smartphone mit einer Authenticator-App",
  passkey: "einen Sicherheitsschlüssel oder ein Gerät mit Face ID, Touch ID oder Windows Hello",
  email: "Ihr Postfach",
};
const acts: Record<MethodKind, string> = {
  totp: "Scannen Sie einen QR-Code und geben Sie einen Code ein.",
  passkey: "Erstellen Sie den Passkey oder registrieren Sie den Schlüssel und verwenden Sie ihn einmal.",
  email: "Geben Sie den Code ein, den wir Ihnen per E-Mail schicken.",
};

/** Says what to have ready and what to do first, for the methods that someone may set up. */
export function sayFirstSteps(accepted: MethodKind[]): string[] {
  const [first] = accepted;
  const have = `Halten Sie ${or.format(accepted.map((kind) => ready[kind]))} bereit.`;
  if (!first) return [];
  return accepted.length === 1 ? [have, acts[first]] : [have, "Wählen Sie eine Methode und folgen Sie den Schritten."];
}
