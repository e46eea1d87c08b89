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
  unlocked: {
    subject: (workspace: string) => `Ihr Konto in ${workspace} ist entsperrt`,
    title: "Ihr Konto ist entsperrt",
    done: (who: string, time: string) => `${who} hat Ihr Konto am ${time} entsperrt.`,
    now: "Sie können sich mit Ihrem Passwort und Ihrem zweiten Faktor anmelden. Wenn jemand Ihr Passwort kennen könnte, ändern Sie es jetzt.",
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

export const accountDeleted = {
  subject: (workspace: string) => `Ihr Konto in ${workspace} wurde gelöscht`,
  title: "Ihr Konto wurde gelöscht",
  preview: "Ihr Name und Ihre Adresse sind entfernt.",
  done: (who: string, time: string) =>
    `${who} hat Ihr Konto am ${time} gelöscht, samt Methoden, Codes und Anmeldungen.`,
  kept: "Das Protokoll behält unter einer Nummer, was geschehen ist. Ihr Name und Ihre Adresse stehen dort nicht mehr.",
};

export const accountLocked = {
  subject: (workspace: string) => `Ihr Konto in ${workspace} ist gesperrt`,
  title: "Ihr Konto ist gesperrt",
  preview: "Alle Geräte sind abgemeldet.",
  done: (who: string, time: string) => `${who} hat Ihr Konto am ${time} gesperrt.`,
  reported: (time: string) => `Sie haben am ${time} gemeldet, dass etwas in Ihrem Konto nicht von Ihnen stammt.`,
  effect:
    "Alle Geräte sind abgemeldet, und Ihr Passwort funktioniert nicht mehr. Ihre Zwei-Faktor-Methoden bleiben, wie sie sind.",
  byAdmin: (workspace: string) =>
    `Sagen Sie einem Admin von ${workspace} Bescheid, sobald es wieder sicher ist. Admins können Ihr Konto entsperren. Wenn jemand Ihr Passwort kennen könnte, ändern Sie es direkt danach.`,
  byPassword:
    "Sie sind der einzige Inhaber, deshalb entsperrt ein neues Passwort Ihr Konto. Den Link dafür haben wir Ihnen in einer weiteren E-Mail geschickt. Danach melden Sie sich mit dem neuen Passwort und Ihrem zweiten Faktor an.",
  another: "Neuen Link anfordern",
};

export const lockReported = {
  subject: (member: string, workspace: string) => `${member} hat das eigene Konto in ${workspace} gesperrt`,
  title: (member: string) => `${member} hat das eigene Konto gesperrt`,
  preview: "Jemand anderes könnte es benutzt haben.",
  done: (member: string, time: string) =>
    `${member} hat am ${time} gemeldet, dass jemand anderes das Konto benutzt haben könnte. Es ist gesperrt, und alle Geräte sind abgemeldet.`,
  next: (member: string) =>
    `Sehen Sie nach, was im Konto geschehen ist, und sprechen Sie mit ${member} persönlich oder unter einer Nummer, die Sie kennen. Entsperren Sie es dann.`,
  open: "Konto öffnen",
};

export const addressChanged = {
  asked: {
    subject: (workspace: string) => `Ihre E-Mail-Adresse in ${workspace} soll geändert werden`,
    title: "Ihre E-Mail-Adresse soll geändert werden",
    text: (address: string, when: string) =>
      `Die E-Mail-Adresse Ihres Kontos soll ${address} werden. Die Änderung wurde ${when} angefordert und gilt, sobald die neue Adresse bestätigt ist.`,
  },
  changed: {
    subject: (workspace: string) => `Ihre E-Mail-Adresse in ${workspace} wurde geändert`,
    title: "Ihre E-Mail-Adresse wurde geändert",
    text: (address: string, when: string) =>
      `Die E-Mail-Adresse Ihres Kontos wurde ${when} in ${address} geändert. Sie melden sich mit der neuen Adresse an. Ihre anderen Geräte wurden abgemeldet.`,
  },
  back: {
    subject: (workspace: string) => `Die Änderung Ihrer E-Mail-Adresse in ${workspace} wurde gestoppt`,
    title: "Die Änderung Ihrer E-Mail-Adresse wurde gestoppt",
    text: (address: string, when: string) =>
      `Die Änderung wurde ${when} gestoppt. Die E-Mail-Adresse Ihres Kontos ist ${address}, und alle Geräte sind abgemeldet. Melden Sie sich an und ändern Sie Ihr Passwort.`,
  },
  preview: "Ihr Konto behält seine Adresse.",
  stop: "Stoppen Sie die Änderung innerhalb von 7 Tagen. Ihr Konto behält dann diese Adresse, und alle Geräte werden abgemeldet.",
  button: "Änderung stoppen",
};

export const addressCode = {
  subject: (workspace: string) => `Bestätigen Sie Ihre neue E-Mail-Adresse für ${workspace}`,
  title: "Bestätigen Sie Ihre neue E-Mail-Adresse",
  use: "Um diese Adresse für Ihr Konto zu verwenden, geben Sie diesen Code auf der Seite ein, von der Sie kommen.",
  notYou:
    "Wenn Sie ihn nicht angefordert haben, tun Sie nichts. Geben Sie diesen Code nicht weiter. Wir fragen nie danach.",
};

export const addressTaken = {
  subject: (workspace: string) => `Für diese Adresse gibt es in ${workspace} bereits ein Konto`,
  title: "Für diese Adresse gibt es ein Konto",
  preview: "Nichts wurde geändert.",
  tried: (workspace: string) =>
    `Jemand wollte ein anderes Konto von ${workspace} auf diese Adresse umstellen. Für sie gibt es bereits ein Konto, und nichts wurde geändert.`,
  you: "Wenn Sie das waren, melden Sie sich mit dieser Adresse an, oder wählen Sie für das andere Konto eine andere.",
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

export const workspaceDeletion = {
  subject: {
    asked: (workspace: string) => `${workspace} wird gelöscht`,
    "taken-back": (workspace: string) => `${workspace} wird nicht gelöscht`,
    erased: (workspace: string) => `${workspace} wurde gelöscht`,
  },
  title: {
    asked: "Ihr Workspace wird gelöscht",
    "taken-back": "Ihr Workspace bleibt",
    erased: "Ihr Workspace wurde gelöscht",
  },
  preview: {
    asked: "In sieben Tagen, außer ein Inhaber nimmt es zurück.",
    "taken-back": "Das Löschen wurde zurückgenommen.",
    erased: "Mit allem, was er enthielt.",
  },
  asked: (who: string, workspace: string, time: string) =>
    `${who} hat das Löschen von ${workspace} veranlasst. Der Workspace wird am ${time} gelöscht, mit seinen Mitgliedern, Anwendungen und dem Protokoll.`,
  until: "Bis dahin melden Sie sich an wie immer. Neue Mitglieder nimmt der Workspace nicht auf.",
  owner: "Bis dahin kann jeder Inhaber das zurücknehmen:",
  settings: "Einstellungen",
  member: "Wenn Sie das nicht erwartet haben, wenden Sie sich an einen Inhaber Ihres Workspace.",
  back: (who: string, workspace: string) =>
    `${who} hat das Löschen von ${workspace} zurückgenommen. Nichts wurde gelöscht.`,
  gone: (workspace: string) =>
    `${workspace} wurde gelöscht, mit seinen Mitgliedern, Anwendungen und dem Protokoll. Die Adresse kann niemand mehr belegen.`,
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
