import type { ReactNode } from "react";

const list = new Intl.ListFormat("de-DE", { type: "disjunction" });

export const home = {
  title: "Start",
  applications: {
    title: "Anwendungen",
    lead: "Sie melden sich einmal hier an. Die Anwendungen fragen nicht nach Ihrem Passwort.",
    none: "Noch keine Anwendungen. Hier erscheinen die, die Sie nutzen dürfen.",
    lastUsed: (when: ReactNode): ReactNode => <>Zuletzt genutzt {when}</>,
    neverUsed: "Noch nicht genutzt",
    locked: {
      second_factor: "Richten Sie dafür einen zweiten Faktor ein.",
      phishing_resistant: "Fügen Sie dafür einen Passkey oder Sicherheitsschlüssel hinzu.",
    },
  },
  security: {
    title: "Ihre Sicherheit",
    open: "Sicherheit öffnen",
    states: {
      protected: { name: "Geschützt", text: "Mit einem gestohlenen Passwort allein kommt niemand in Ihr Konto." },
      fragile: {
        name: "Wackelig geschützt",
        text: "Ein Verlust kann Sie aussperren. Fügen Sie eine weitere Methode hinzu oder halten Sie Wiederherstellungscodes bereit.",
      },
      unprotected: {
        name: "Ungeschützt",
        text: "Nur Ihr Passwort schützt dieses Konto. Fügen Sie einen zweiten Faktor hinzu.",
      },
    },
    methods: "Methoden",
    noMethods: "Keine",
    add: "Methode hinzufügen",
    codes: "Wiederherstellungscodes",
    codesLeft: (n: number) => (n === 0 ? "Keine übrig" : `${n} übrig`),
    newCodes: "Neue Codes holen",
    deadline: "Frist",
    deadlineAt: (day: ReactNode): ReactNode => <>Zweiten Faktor einrichten bis {day}</>,
    exempt: "Ausnahme",
    exemptUntil: (day: ReactNode): ReactNode => <>Keine Pflicht bis {day}</>,
    distrusted:
      "Einer Ihrer Schlüssel wurde abgeschaltet, weil er kopiert worden sein könnte. Entfernen oder ersetzen Sie ihn.",
  },
  lost: {
    title: "Wenn Ihr Telefon oder Schlüssel weg ist",
    otherMethod: "Melden Sie sich mit Ihrer anderen Methode an.",
    code: "Melden Sie sich mit einem Wiederherstellungscode an und ersetzen Sie dann die verlorene Methode.",
    ask: (names: readonly string[]) =>
      `Bitten Sie ${list.format(names)} um eine Zurücksetzung. Dabei wird geprüft, dass Sie es sind.`,
    support: (contact: string) => `Hilfe bekommen Sie hier: ${contact}.`,
    noOne:
      "In diesem Workspace kann niemand Ihr Konto zurücksetzen. Bewahren Sie Ihre Wiederherstellungscodes an zwei Orten auf.",
  },
  signIns: {
    title: "Letzte Anmeldungen",
    lead: "Wenn Sie eine nicht erkennen, wählen Sie „Das war ich nicht“, um Ihr Konto zu sperren.",
    none: "Noch keine Anmeldungen.",
    current: "Diese Sitzung",
    unfinished: "Passwort richtig, vor dem zweiten Faktor abgebrochen",
    notMe: "Das war ich nicht",
    more: "Sitzungen",
  },
};
