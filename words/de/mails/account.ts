import type { MethodKind, RoleName } from "@/lib/rules/policy/settings";
import { amount } from "../amounts";
import { roleWords } from "../roles";

type Plan = "business" | "enterprise";
type Requirement =
  | { kind: "now" }
  | { kind: "by"; time: string }
  | { kind: "grace"; days: number }
  | { kind: "encouraged" }
  | { kind: "off" };

export const accountChanged = {
  reactivated: {
    subject: (workspace: string) => `Ihr Konto in ${workspace} ist wieder aktiv`,
    title: "Ihr Konto ist wieder aktiv",
    done: (who: string, time: string) => `${who} hat Ihr Konto am ${time} wieder aktiviert.`,
    now: "Sie können sich mit Ihrem bisherigen Passwort und Ihren bisherigen Methoden anmelden.",
  },
  exempted: {
    subject: (workspace: string) => `Sie sind in ${workspace} vorübergehend ausgenommen`,
    title: "Sie sind vorübergehend ausgenommen",
    done: (who: string, time: string) => `${who} hat Sie am ${time} von der Zwei-Faktor-Authentifizierung ausgenommen.`,
    now: (until: string) =>
      `Bis zum ${until} wird von Ihnen kein zweiter Faktor verlangt. Methoden, die Sie bereits eingerichtet haben, werden weiterhin abgefragt.`,
  },
  "exemption-ended": {
    subject: (workspace: string) => `Ihre Ausnahme in ${workspace} ist beendet`,
    title: "Ihre Ausnahme ist beendet",
    done: (who: string, time: string) =>
      `${who} hat Ihre Ausnahme von der Zwei-Faktor-Authentifizierung am ${time} beendet.`,
    now: "Sie müssen jetzt nichts tun.",
  },
  "sessions-ended": {
    subject: (workspace: string) => `Sie wurden in ${workspace} abgemeldet`,
    title: "Sie wurden abgemeldet",
    all: (who: string, time: string) => `${who} hat Sie am ${time} auf allen Geräten abgemeldet.`,
    one: (who: string, time: string) => `${who} hat Sie am ${time} auf einem Ihrer Geräte abgemeldet.`,
    now: "Sie können sich wieder anmelden.",
  },
};

export const accountDeactivated = {
  subject: (workspace: string) => `Ihr Konto in ${workspace} wurde deaktiviert`,
  title: "Ihr Konto wurde deaktiviert",
  preview: "Sie können sich nicht mehr anmelden.",
  done: (who: string, time: string) =>
    `${who} hat Ihr Konto am ${time} deaktiviert. Sie können sich nicht mehr anmelden und wurden auf allen Geräten abgemeldet.`,
};

export const accountExists = {
  subject: (workspace: string) => `Sie haben bereits ein Konto in ${workspace}`,
  title: "Sie haben bereits ein Konto",
  preview: "Melden Sie sich an, statt sich zu registrieren.",
  tried: (workspace: string) =>
    `Jemand wollte sich mit dieser Adresse in ${workspace} registrieren. Für sie gibt es bereits ein Konto, und nichts wurde geändert. Wenn Sie das waren, melden Sie sich an.`,
  forgot: "Wenn Sie Ihr Passwort nicht mehr wissen:",
  notYou: "Wenn Sie das nicht waren, müssen Sie nichts tun.",
};

export const confirmAddress = {
  subject: (workspace: string) => `Bestätigen Sie Ihre E-Mail-Adresse für ${workspace}`,
  title: "Bestätigen Sie Ihre E-Mail-Adresse",
  create:
    "Geben Sie diesen Code auf der Seite ein, von der Sie kommen, um den Workspace zu erstellen. Er gilt 10 Minuten und nur einmal.",
  join: "Geben Sie diesen Code auf der Seite ein, von der Sie kommen, um die Registrierung abzuschließen. Er gilt 10 Minuten und nur einmal.",
  notYou:
    "Wenn Sie ihn nicht angefordert haben, müssen Sie nichts tun: Ohne diesen Code geschieht nichts. Geben Sie ihn nicht weiter.",
};

const things: [MethodKind, string[]][] = [
  ["totp", ["Ihr Smartphone mit einer Authenticator-App"]],
  ["passkey", ["einen Sicherheitsschlüssel", "ein Gerät mit Face ID, Touch ID oder Windows Hello"]],
  ["email", ["dieses Postfach"]],
];

export const invitation = {
  subject: (inviter: string | null, workspace: string) =>
    inviter === null ? `Sie sind zu ${workspace} eingeladen` : `${inviter} hat Sie zu ${workspace} eingeladen`,
  join: (workspace: string) => `${workspace} beitreten`,
  invited: (inviter: string | null, workspace: string, role: RoleName) =>
    inviter === null
      ? `Sie sind eingeladen, ${workspace} beizutreten. Ihre Rolle: ${roleWords[role].name}.`
      : `${inviter} hat Sie eingeladen, ${workspace} beizutreten. Ihre Rolle: ${roleWords[role].name}.`,
  required(requirement: Requirement, workspace: string): string {
    switch (requirement.kind) {
      case "now":
        return `${workspace} verlangt Zwei-Faktor-Authentifizierung. Sie richten sie beim Beitritt ein; das dauert etwa zwei Minuten.`;
      case "by":
        return `${workspace} verlangt ab dem ${requirement.time} Zwei-Faktor-Authentifizierung. Sie können sie schon beim Beitritt einrichten.`;
      case "grace":
        return `${workspace} verlangt Zwei-Faktor-Authentifizierung innerhalb von ${amount(requirement.days, "Tag", "Tagen")} nach dem Beitritt. Sie können sie sofort einrichten; das dauert etwa zwei Minuten.`;
      case "encouraged":
        return `${workspace} empfiehlt Zwei-Faktor-Authentifizierung. Sie können sie nach dem Beitritt einrichten; das dauert etwa zwei Minuten.`;
      case "off":
        return "Beim Beitritt wählen Sie ein Passwort.";
    }
  },
  ready: (methods: MethodKind[]) =>
    `Sie brauchen eines davon: ${things.flatMap(([kind, has]) => (methods.includes(kind) ? has : [])).join("; ")}. Außerdem sichern Sie Wiederherstellungscodes: Halten Sie einen Passwortmanager oder Papier bereit.`,
  link: (time: string) =>
    `Der Link ist nur für Sie bestimmt, funktioniert einmal und gilt bis zum ${time}. Wenn Sie nicht wissen, wer ihn geschickt hat, müssen Sie nichts tun.`,
};

export const passwordChanged = {
  subject: (workspace: string) => `Ihr Passwort in ${workspace} wurde geändert`,
  title: "Ihr Passwort wurde geändert",
  changed: (when: string) =>
    `Das Passwort Ihres Kontos wurde ${when} geändert. Ihre Zwei-Faktor-Methoden bleiben unverändert.`,
  reset: (when: string) =>
    `Mit dem Link aus unserer E-Mail wurde ${when} ein neues Passwort festgelegt. Ihre Zwei-Faktor-Methoden bleiben unverändert.`,
};

export const passwordReset = {
  subject: (workspace: string) => `Setzen Sie Ihr Passwort in ${workspace} zurück`,
  title: "Setzen Sie Ihr Passwort zurück",
  preview: "Der Link gilt 30 Minuten.",
  asked: (who: string | null) =>
    `${who ?? "Jemand"} hat ein neues Passwort für Ihr Konto angefordert. Wenn Sie eines möchten, öffnen Sie innerhalb von 30 Minuten diesen Link. Er funktioniert einmal.`,
  methods:
    "Ihre Zwei-Faktor-Methoden bleiben unverändert; Sie brauchen sie anschließend für die Anmeldung. Wenn Sie kein neues Passwort möchten, müssen Sie nichts tun: Das alte gilt weiter.",
};

const plans: Record<Plan, string> = { business: "Business", enterprise: "Enterprise" };

export const planChanged = {
  subject: (workspace: string, to: Plan) => `${workspace} hat jetzt den Tarif ${plans[to]}`,
  title: (to: Plan) => `Ihr Tarif ist jetzt ${plans[to]}`,
  preview: {
    business: "Die Pflicht ruht; nichts wurde entfernt.",
    enterprise: "Sie können Zwei-Faktor-Authentifizierung zur Pflicht machen.",
  },
  changed: (workspace: string, from: Plan, to: Plan, time: string) =>
    `Der Betreiber hat den Tarif von ${workspace} am ${time} von ${plans[from]} auf ${plans[to]} umgestellt.`,
  effect: {
    business:
      "Ein Workspace mit diesem Tarif kann Zwei-Faktor-Authentifizierung nicht zur Pflicht machen. War sie bei Ihnen Pflicht, ruht diese, und den Mitgliedern wird ein zweiter Faktor stattdessen empfohlen. Nichts wurde entfernt: Alle Methoden funktionieren weiter.",
    enterprise:
      "Sie können Zwei-Faktor-Authentifizierung zur Pflicht machen. Eine Pflicht, die geruht hat, gilt wieder.",
  },
  see: "Das gilt jetzt:",
};

export const roleChanged = {
  subject: (workspace: string) => `Ihre Rolle in ${workspace} wurde geändert`,
  title: "Ihre Rolle wurde geändert",
  preview: (to: RoleName) => `Ihre Rolle ist jetzt „${roleWords[to].name}“.`,
  changed: (who: string, from: RoleName, to: RoleName, time: string) =>
    `${who} hat Ihre Rolle am ${time} von „${roleWords[from].name}“ auf „${roleWords[to].name}“ geändert.`,
};

export const workspaceList = {
  subject: "Ihre Workspaces",
  preview: "Sie haben gefragt, wo diese Adresse ein Konto hat.",
  found: (n: number) =>
    n === 0
      ? "Diese Adresse hat hier in keinem Workspace ein Konto. Wenn Sie eines erwartet haben, versuchen Sie es mit Ihren anderen Adressen oder bitten Sie jemanden aus dem Workspace um eine Einladung."
      : `Diese Adresse hat ein Konto in ${n === 1 ? "einem Workspace" : amount(n, "Workspace", "Workspaces")}. Wählen Sie einen aus, um sich anzumelden.`,
  asked:
    "Die Anfrage kam über unsere Seite „Workspaces finden“. Wenn Sie das nicht waren, müssen Sie nichts tun: Nur Sie sehen diese E-Mail.",
};
