import type { ReactNode } from "react";

const or = new Intl.ListFormat("de-DE", { type: "disjunction" });

/** The pages of signing in, signing up and joining. */
export const signIn = {
  title: (workspace: string) => `Bei ${workspace} anmelden`,
  elsewhere: (workspace: ReactNode) => (
    <>Sie sind in diesem Browser bei {workspace} angemeldet. Wenn Sie sich hier anmelden, werden Sie dort abgemeldet.</>
  ),
  submit: "Anmelden",
  byPasskey: "Mit Passkey anmelden",
  forgot: "Passwort vergessen?",
  signUpFor: (workspace: string) => `Bei ${workspace} registrieren`,
  signUp: {
    submit: "Registrieren",
    required: (workspace: string) =>
      `${workspace} verlangt Zwei-Faktor-Authentifizierung: Halten Sie Ihr Smartphone bereit.`,
    domains: (domains: string[]) => `Für alle mit einer Adresse bei ${or.format(domains)}.`,
    already: "Schon registriert?",
    notHere: (domains: string[]) =>
      `Verwenden Sie Ihre Adresse bei ${or.format(domains)} oder bitten Sie einen Admin um eine Einladung.`,
  },
  reset: {
    title: "Passwort zurücksetzen",
    lead: "Wir schicken Ihnen per E-Mail einen Link, mit dem Sie ein neues Passwort festlegen. Ihre Zwei-Faktor-Methoden bleiben bestehen: Sie brauchen sie danach zur Anmeldung.",
    send: "Senden",
    sent: (address: string) =>
      `Wenn es hier ein Konto mit ${address} gibt, ist ein Link unterwegs. Er funktioniert einmal, 30 Minuten lang.`,
    back: "Zurück zur Anmeldung",
    over: "Dieser Link funktioniert nicht. Ein Link gilt einmal, 30 Minuten lang. Nehmen Sie den aus der neuesten E-Mail oder fordern Sie einen neuen an.",
    newLink: "Neuen Link senden",
    choose:
      "Danach melden Sie sich wie bisher mit dem Passwort und Ihrem zweiten Faktor an. Alle Ihre Geräte werden abgemeldet.",
    keep: "Altes Passwort behalten",
    save: "Speichern",
    gone: "Dieser Link funktioniert nicht mehr. Fordern Sie einen neuen an.",
  },
  invitation: {
    title: (workspace: string) => `${workspace} beitreten`,
    elsewhere: (workspace: ReactNode, address: string) => (
      <>
        Sie sind in diesem Browser bei {workspace} als {address} angemeldet. Wenn Sie beitreten, werden Sie dort
        abgemeldet.
      </>
    ),
    by: (inviter: ReactNode, address: string) => (
      <>
        {inviter} hat {address} eingeladen.
      </>
    ),
    invited: (address: string) => `${address} ist eingeladen.`,
    now: (workspace: string) =>
      `${workspace} verlangt Zwei-Faktor-Authentifizierung: Sie richten sie gleich ein. Halten Sie dafür Ihr Smartphone bereit.`,
    off: "Wählen Sie ein Passwort, dann sind Sie dabei.",
    later: "Wählen Sie ein Passwort. Zwei-Faktor-Authentifizierung können Sie gleich danach einrichten.",
    join: "Beitreten",
    bad: "Diese Einladung funktioniert nicht",
    badLead:
      "Der Link ist unvollständig, wurde vor mehr als einer Stunde geöffnet, oder die Einladung wurde zurückgezogen. Öffnen Sie ihn noch einmal aus der E-Mail oder bitten Sie um eine neue Einladung.",
    used: "Diese Einladung wurde schon verwendet",
    usedLead: (workspace: string, inviter: string | null) =>
      `Eine Einladung gilt einmal. Wenn Sie selbst ${workspace} beigetreten sind, melden Sie sich an. Wenn nicht, informieren Sie sofort ${inviter ?? "einen Admin"}.`,
    expired: "Diese Einladung ist abgelaufen",
    expiredLead: (workspace: string, inviter: string | null) =>
      `Einladungen gelten sieben Tage, und nur der neueste Link funktioniert. Bitten Sie ${inviter ?? "einen Admin"} von ${workspace}, sie noch einmal zu senden.`,
    joined: "Schon beigetreten?",
  },
};
