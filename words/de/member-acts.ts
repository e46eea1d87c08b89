export const memberActs = {
  cancel: "Abbrechen",
  role: "Rolle",
  roleChoice: (name: string, may: string, now: boolean) => `${name}: ${may}${now ? " (jetzt)" : ""}`,
  noRole: "Wählen Sie eine Rolle.",
  reached: "Die Pflicht gilt bereits: Vor allem anderen ist ein zweiter Faktor einzurichten.",
  deadline: (day: string) => `Die Frist endet am ${day}.`,
  acts: {
    role: {
      title: (name: string) => `Rolle von ${name} ändern`,
      text: (name: string) => `Was ${name} tun darf, ändert sich sofort. Darüber geht eine E-Mail hinaus.`,
      button: "Rolle ändern",
    },
    "end-sessions": {
      title: (name: string) => `Sitzungen von ${name} beenden`,
      text: (name: string) =>
        `${name} wird auf jedem Gerät abgemeldet und kann sich erneut anmelden. Darüber geht eine E-Mail hinaus.`,
      button: "Sitzungen beenden",
    },
    remind: {
      title: (name: string) => `${name} erinnern`,
      text: (name: string) =>
        `${name} erhält eine E-Mail mit Ihrem Namen und der Bitte, die Zwei-Faktor-Authentifizierung einzurichten.`,
      button: "Erinnerung senden",
    },
    deactivate: {
      title: (name: string) => `Konto von ${name} deaktivieren`,
      text: (name: string) =>
        `${name} wird auf jedem Gerät abgemeldet und kann sich nicht mehr anmelden. Darüber geht eine E-Mail hinaus. Nichts wird gelöscht: Sie können das Konto später reaktivieren.`,
      button: "Konto deaktivieren",
    },
    reactivate: {
      title: (name: string) => `Konto von ${name} reaktivieren`,
      text: (name: string) =>
        `${name} kann sich mit dem bisherigen Passwort und den bisherigen Methoden wieder anmelden. Darüber geht eine E-Mail hinaus.`,
      button: "Reaktivieren",
    },
    delete: {
      title: (name: string) => `${name} löschen`,
      text: (name: string) =>
        `Das Konto von ${name} wird mit seinen Methoden, Anmeldungen und Zurücksetzungen gelöscht. Im Protokoll tritt eine Nummer an die Stelle von Name und Adresse. Darüber geht eine E-Mail hinaus. Sie können das nicht rückgängig machen.`,
      button: "Endgültig löschen",
    },
    lock: {
      title: (name: string) => `Konto von ${name} sperren`,
      text: (name: string) =>
        `${name} wird auf jedem Gerät und in jeder Anwendung abgemeldet, und das Passwort funktioniert nicht mehr. Die Methoden bleiben. Darüber geht eine E-Mail hinaus. Sie oder ein anderer Admin können das Konto wieder entsperren.`,
      button: "Konto sperren",
    },
    unlock: {
      title: (name: string) => `Konto von ${name} entsperren`,
      text: (name: string) =>
        `${name} kann sich mit dem bisherigen Passwort und den bisherigen Methoden wieder anmelden. Sprechen Sie vorher persönlich oder unter einer bekannten Nummer miteinander. Darüber geht eine E-Mail hinaus.`,
      button: "Konto entsperren",
    },
    resend: {
      title: (name: string) => `${name} erneut einladen`,
      text: (_name: string) => "Ein neuer Link gilt sieben Tage lang. Der frühere funktioniert dann nicht mehr.",
      button: "Einladung erneut senden",
    },
    withdraw: {
      title: (name: string) => `Einladung an ${name} zurückziehen`,
      text: (_name: string) => "Der Link funktioniert nicht mehr, und der Eintrag verschwindet aus der Liste.",
      button: "Einladung zurückziehen",
    },
    password: {
      title: (name: string) => `${name} einen Link für ein neues Passwort senden`,
      text: (name: string) =>
        `${name} erhält eine E-Mail mit einem Link, der ein neues Passwort setzt. Der zweite Faktor bleibt unberührt, und niemand wird damit angemeldet.`,
      button: "Link senden",
    },
  },
};
