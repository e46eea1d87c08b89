import type { ReactNode } from "react";

/** The pages that anyone can open, and the fields that many pages of the way in share. */
export const entry = {
  landing: {
    title: "Der zweite Faktor für alle in Ihrem Unternehmen",
    lead: "Mit Gatehouse macht ein Unternehmen Zwei-Faktor-Authentifizierung zur Pflicht, sieht, wer geschützt ist, und hilft ausgesperrten Kolleginnen und Kollegen zurück, ohne dass ein Konto je nur durch ein Passwort geschützt ist.",
    protected: "Eine starke Methode mit Wiederherstellungscodes in Reserve oder zwei starke Methoden.",
    fragile: "Ein verlorenes Smartphone genügt, und der Zugang ist weg.",
    unprotected: "Ein Passwort und sonst nichts.",
    points: [
      {
        title: "Mitglieder richten es einmal ein",
        text: "Authenticator-App, Passkey oder Sicherheitsschlüssel einrichten, Wiederherstellungscodes speichern, weiterarbeiten. Mit einer App geht alles ohne JavaScript.",
      },
      {
        title: "Admins wissen vorher, was passiert",
        text: "Ein Probelauf zeigt, wer schon geschützt ist und wer bis wann etwas einrichten muss. Dann veröffentlichen Sie die Richtlinie, und bei Bedarf machen Sie sie rückgängig.",
      },
      {
        title: "Der Helpdesk setzt ohne Lücke zurück",
        text: "Die alten Methoden gelten sofort nicht mehr. Ein Einmalcode, 24 Stunden gültig, öffnet den Weg zu neuen und zu nichts anderem.",
      },
    ],
  },
  createWorkspace: "Workspace erstellen",
  findWorkspaces: "Workspaces finden",
  new: {
    lead: "Zwei-Faktor-Authentifizierung ist von der ersten Minute an Pflicht, auch für Sie. Halten Sie Ihr Smartphone bereit.",
    workspaceName: "Name des Workspace",
    yourAddress: "ihre-adresse",
    slug: "Adresse des Workspace",
    slugHint: (example: ReactNode) => (
      <>Kleinbuchstaben, Ziffern und Bindestriche. Angemeldet wird sich unter {example}.</>
    ),
    create: "Workspace erstellen",
  },
  confirm: {
    title: "E-Mail-Adresse bestätigen",
    sent: (address: ReactNode) => <>Wir haben einen Code an {address} gesendet.</>,
    code: "E-Mail-Code",
    codeHint: (address: ReactNode) => <>8 Ziffern, gesendet an {address}. 10 Minuten gültig.</>,
    confirm: "Bestätigen",
    again: "Neuen Code senden",
    sentAgain: "Ein neuer Code ist unterwegs. Der frühere funktioniert nicht mehr.",
    restart: "Von vorn beginnen",
    otherAddress: "Mit einer anderen Adresse von vorn beginnen",
    find: "Workspace finden",
  },
  find: {
    lead: "Wir schicken Ihnen per E-Mail die Adressen der Workspaces, zu denen Sie gehören.",
    none: "Noch kein Workspace?",
    send: "Senden",
    sent: (address: string) => `Wenn ${address} zu einem Workspace gehört, ist eine E-Mail mit den Adressen unterwegs.`,
  },
  notFound: {
    title: "Seite nicht gefunden",
    lead: "Vielleicht ist die Adresse falsch geschrieben, der Link schon verwendet oder abgelaufen, oder Sie haben keinen Zugriff darauf.",
  },
  /** The states of a member. */
  statuses: {
    protected: "Geschützt",
    fragile: "Wackelig geschützt",
    unprotected: "Ungeschützt",
    "in-grace": "In der Schonfrist",
    blocked: "Gesperrt",
    "reset-pending": "Zurücksetzung läuft",
    exempt: "Ausgenommen",
    invited: "Eingeladen",
    deactivated: "Deaktiviert",
  },
  step: (now: number, of: number, name: string) => `Schritt ${now} von ${of} · ${name}`,
  email: "E-Mail-Adresse",
  yourName: "Ihr Name",
  password: "Passwort",
  newPassword: "Neues Passwort",
  passwordHint: (least: number) => `Mindestens ${least} Zeichen. Gut sind ein paar zufällige Wörter.`,
  /** How strong a typed password is. {n} is how many characters are missing. */
  meter: {
    one: "Noch {n} Zeichen nötig.",
    more: "Noch {n} Zeichen nötig.",
    weak: "Leicht zu erraten.",
    fair: "Könnte stärker sein: Fügen Sie ein Wort hinzu.",
    strong: "Stark.",
    best: "Sehr stark.",
  },
};
