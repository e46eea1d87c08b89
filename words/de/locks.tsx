import type { ReactNode } from "react";

/** „Das war ich nicht“, gesperrte Konten und gestoppte Änderungen einer Adresse. */
export const locks = {
  title: "Das war ich nicht",
  lead: "Sperren Sie Ihr Konto, wenn sich jemand anders angemeldet oder etwas geändert hat.",
  what: "Alle Geräte werden abgemeldet, Ihr Passwort gilt nicht mehr, und Ihre Admins erfahren davon. Ihre Methoden der Zwei-Faktor-Authentifizierung bleiben.",
  backByAdmin: (names: string) => `Um wieder hineinzukommen, bitten Sie ${names}, Ihr Konto zu entsperren.`,
  backByPassword:
    "Sie sind der einzige Inhaber. Darum senden wir Ihnen einen Link für ein neues Passwort. Damit und mit Ihrem zweiten Faktor melden Sie sich wieder an.",
  noneToAsk: "Um wieder hineinzukommen, bitten Sie einen Admin, Ihr Konto zu entsperren.",
  button: "Mein Konto sperren",
  cancel: "Abbrechen",
  doneByMail: "Ihr Konto ist gesperrt",
  doneByMailText: "Alle Geräte sind abgemeldet. In einer E-Mail steht, wie Sie wieder hineinkommen.",
  used: "Dieser Link wurde bereits verwendet.",
  expired:
    "Dieser Link galt 7 Tage und ist abgelaufen. Melden Sie sich an und wählen Sie bei Ihren letzten Anmeldungen „Das war ich nicht“.",
  locked: {
    title: "Ihr Konto ist gesperrt",
    ask: (names: string) => `Bitten Sie ${names}, es zu entsperren. Dabei wird geprüft, dass Sie es sind.`,
    askAnyone: "Bitten Sie einen Admin Ihres Workspace, es zu entsperren.",
    askOperator: (support: string | null) =>
      `Nur der Betreiber dieser Installation kann es entsperren${support ? `: ${support}` : ""}.`,
    newPassword:
      "Legen Sie mit dem Link, den wir Ihnen gesendet haben, ein neues Passwort fest. Das entsperrt Ihr Konto.",
    another: "Neuen Link anfordern",
    since: (when: ReactNode) => <>Gesperrt seit {when}.</>,
    other: "Mit einem anderen Konto anmelden",
    noHelp: "Ihr Konto ist gesperrt, eine Zurücksetzung würde nicht helfen. Bitten Sie einen Admin, es zu entsperren.",
  },
  stop: {
    title: "Änderung stoppen",
    live: (to: ReactNode) => (
      <>
        Die E-Mail-Adresse Ihres Kontos soll <b>{to}</b> werden. Stoppen Sie das, wenn Sie es nicht waren.
      </>
    ),
    done: (to: ReactNode) => (
      <>
        Die E-Mail-Adresse Ihres Kontos wurde in <b>{to}</b> geändert. Stoppen Sie das, wenn Sie es nicht waren: Ihr
        Konto bekommt diese Adresse zurück.
      </>
    ),
    what: "Alle Geräte werden abgemeldet. Melden Sie sich danach an und ändern Sie Ihr Passwort.",
    button: "Änderung stoppen",
    stopped: "Die Änderung ist gestoppt",
    stoppedText:
      "Ihr Konto behält diese Adresse, und alle Geräte sind abgemeldet. Melden Sie sich an und ändern Sie Ihr Passwort.",
    over: "Hier gibt es nichts mehr zu stoppen",
    overText: "Diese Änderung wurde durch eine neuere ersetzt, ist abgelaufen oder älter als 7 Tage.",
    taken: "Ein anderes Konto hat diese Adresse inzwischen. Bitten Sie einen Admin um Hilfe.",
  },
};
