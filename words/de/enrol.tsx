import type { ReactNode } from "react";

const list = new Intl.ListFormat("de-DE", { type: "disjunction" });
const day = new Intl.DateTimeFormat("de-DE", { dateStyle: "long", timeZone: "UTC" });

/** The pages and forms that set up a method. */
export const enrol = {
  title: "Zwei-Faktor-Authentifizierung einrichten",
  signOut: "Abmelden",
  readMail: (address: string) => `Bestätigen Sie zuerst, dass Sie E-Mails an ${address} lesen können.`,
  sendMe: "Code senden",
  again: "Neuen Code senden",
  confirm: "Bestätigen",
  chooseOther: "Andere Methode wählen",
  steps: {
    you: "Bestätigen, dass Sie es sind",
    choose: "Methode wählen",
    app: "App verknüpfen",
    passkey: "Erstellen und einmal verwenden",
    email: "Code bestätigen",
    codes: "Codes speichern",
  },
  codesNext: "Danach speichern Sie Wiederherstellungscodes. Halten Sie einen Passwortmanager oder Papier bereit.",
  appHint: "Eine App auf Ihrem Smartphone zeigt alle 30 Sekunden einen neuen Code mit 6 Ziffern.",
  passkeyHint:
    "Face ID, Touch ID, Windows Hello, ein Passwortmanager oder ein Schlüssel zum Einstecken. Ohne Code zum Abtippen.",
  emailHint: (address: string) =>
    `Die schwächste Methode: Wer Ihre E-Mails liest, hat auch den Code. Sendet sofort 8 Ziffern an ${address}.`,
  notEnough: "Ein E-Mail-Code reicht hier nicht aus.",
  noPasskeys: "Dieser Workspace akzeptiert keine Passkeys oder Sicherheitsschlüssel.",
  app: {
    code: "Bestätigungscode",
    key: "Einrichtungsschlüssel",
    openApp: "Auf diesem Smartphone? App öffnen",
    codeHint: "Die 6 Ziffern, die die App jetzt anzeigt.",
    scanInstead: "Scannen Sie stattdessen den QR-Code unten.",
    open: (add: (label: string) => ReactNode) => (
      <>
        Öffnen Sie Ihre Authenticator-App und tippen Sie auf {add("Code hinzufügen")} oder {add("+")}.
      </>
    ),
    scan: (label: (label: string) => ReactNode) => (
      <>Tippen Sie auf {label("QR-Code scannen")} und richten Sie die Kamera hierher.</>
    ),
    type: "Scannen geht nicht? Wählen Sie die Eingabe eines Schlüssels und tippen Sie den Einrichtungsschlüssel ein.",
    none: "Noch keine Authenticator-App?",
    any: "Jede App, die Codes mit 6 Ziffern anzeigt, ist geeignet, auch Ihr Passwortmanager.",
    inStore: (app: string) => `${app} in `,
  },
  codes: {
    title: "Wiederherstellungs\u00ADcodes speichern",
    lead: "Mit einem Code melden Sie sich einmal an, wenn Ihre anderen Methoden nicht verfügbar sind. Bewahren Sie die Codes in einem Passwortmanager oder auf Papier an einem sicheren Ort auf.",
    saved: "Ich habe diese Codes gespeichert",
    show: "Meine Wiederherstellungscodes anzeigen",
    newer: "Neuere Codes anzeigen",
    list: {
      title: "Wiederherstellungscodes",
      download: "Herunterladen",
      print: "Drucken",
      head: "{workspace}: Wiederherstellungscodes",
      made: "Erstellt am {date}. Jeder Code gilt einmal.",
      file: "wiederherstellungscodes.txt",
    },
    madeOn: (at: Date) => day.format(at),
  },
  ask: {
    title: "Einen Admin fragen",
    who: (names: string[]) => list.format(names),
    exempt: (names: ReactNode) => (
      <>
        Ihr Konto besteht weiter. Wenn Sie das jetzt nicht einrichten können, wenden Sie sich an {names}: Ein Admin kann
        Sie bis zu einem Datum ausnehmen.
      </>
    ),
    operator: (support: string | null) =>
      `Helfen kann nur der Betreiber dieser Installation${support ? `: ${support}.` : "."}`,
  },
  banner: {
    text: (todo: ReactNode, deadline: ReactNode, workspace: ReactNode) => (
      <>
        Bis {deadline} müssen Sie {todo}. Danach öffnet sich in {workspace} nichts anderes mehr, bis das erledigt ist.
        Es dauert etwa zwei Minuten.
      </>
    ),
    add: "Hinzufügen",
    setUp: "Einrichten",
  },
  protect: {
    title: "Schützen Sie Ihr Konto",
    lead: "Ein gestohlenes Passwort genügt, um in dieses Konto zu kommen. Mit einem zweiten Faktor nicht.",
    from: (workspace: string, deadline: ReactNode) => (
      <>
        {workspace} verlangt einen ab {deadline}.
      </>
    ),
    codes: "Speichern Sie Ihre Wiederherstellungscodes. Das dauert etwa zwei Minuten.",
    later: "Später",
    now: "Jetzt einrichten",
  },
};
