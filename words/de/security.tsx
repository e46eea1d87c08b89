import type { ReactNode } from "react";
import { amount } from "./amounts";

const codes = (n: number) => amount(n, "Wiederherstellungscode", "Wiederherstellungscodes");
const signedOut = "Ihre anderen Geräte werden abgemeldet.";

/** The Security page and what opens from it. */
export const security = {
  title: "Sicherheit",
  lead: (workspace: string) => `So weisen Sie sich bei ${workspace} aus.`,
  back: "Zurück zu „Sicherheit“",
  methods: {
    title: "Zwei-Faktor-Methoden",
    label: "Methoden",
    begin:
      "Das dauert etwa zwei Minuten. Danach speichern Sie Wiederherstellungscodes: Halten Sie einen Passwortmanager oder Papier bereit.",
    addApp: "Authenticator-App hinzufügen",
    addPasskey: "Passkey oder Sicherheitsschlüssel hinzufügen",
    addEmail: "E-Mail-Code hinzufügen",
    disable: "Zwei-Faktor ausschalten",
    state: {
      none: "Ein zweiter Faktor hält andere fern, auch wenn sie Ihr Passwort kennen.",
      protected: "Ein gestohlenes Passwort reicht nicht, um hineinzukommen.",
      fragile: "Speichern Sie neue Wiederherstellungscodes oder fügen Sie eine zweite Methode hinzu.",
      emailOnly: "Der E-Mail-Code ist die schwächste Methode: Fügen Sie eine App oder einen Passkey hinzu.",
      notAccepted: (workspace: string) =>
        `${workspace} akzeptiert diese Methoden nicht mehr: Fügen Sie eine andere hinzu.`,
      unprotected: "Nur Ihr Passwort schützt dieses Konto.",
    },
    deadline: (workspace: string, day: ReactNode) => (
      <>
        {workspace} verlangt einen bis {day}.
      </>
    ),
    preferred: "Bevorzugt",
    noLonger: "Nicht mehr akzeptiert",
    prefer: "Bevorzugen",
    test: "Testen",
    rename: "Umbenennen",
    replace: "Ersetzen",
    remove: "Entfernen",
    synced: "Synchronisiert",
    notSynced: "Noch nicht synchronisiert",
    local: "Nur auf diesem Gerät oder Schlüssel",
    weakest: "Die schwächste Methode",
    added: (day: ReactNode) => <>Hinzugefügt {day}</>,
    used: (ago: ReactNode) => <>zuletzt verwendet {ago}</>,
    unused: "nie verwendet",
    off: "Deaktiviert",
    copied: (day: ReactNode) => (
      <>
        Dieser Schlüssel wurde möglicherweise kopiert und deshalb deaktiviert: {day}. Eine Anmeldung damit ist nicht
        möglich. Entfernen Sie ihn oder richten Sie ihn an seiner Stelle neu ein.
      </>
    ),
  },
  codes: {
    title: "Wiederherstellungs\u00ADcodes",
    none: "Mit Wiederherstellungscodes kommen Sie hinein, wenn Sie Ihre Methode verlieren. Sie erhalten sie mit der ersten Methode.",
    about:
      "Mit einem Code melden Sie sich einmal an, wenn Ihre anderen Methoden nicht verfügbar sind. Bewahren Sie die Codes in einem Passwortmanager oder auf Papier an einem sicheren Ort auf.",
    waits: "Ein neuer Code muss noch gespeichert werden",
    waitsText: "Er ersetzt den Code, den Sie verwendet haben.",
    saveNow: "Jetzt speichern",
    noneLeft: "Keine Wiederherstellungscodes mehr übrig",
    left: (n: number) => `${codes(n)} übrig`,
    noneLeftText:
      "Wenn Sie jetzt Ihre Methode verlieren, kann Ihnen nur ein Admin zurückhelfen. Erzeugen Sie neue Codes.",
    few: "Erzeugen Sie neue Codes, bevor sie ausgehen.",
    saved: (day: ReactNode) => <>Gespeichert {day}.</>,
    again: "Sie können sie erneut ansehen, nachdem Sie bestätigt haben, dass Sie es sind.",
    once: "Sie wurden einmal angezeigt. Wenn sie verloren sind, erzeugen Sie neue: Die alten gelten, bis Sie die neuen gespeichert haben.",
    show: "Wiederherstellungscodes anzeigen",
    generate: "Neue Codes erzeugen",
    check: "Code prüfen",
    right: "Dieser Code ist richtig. Damit könnten Sie sich einmal anmelden. Er ist weiterhin unbenutzt.",
    saveLead:
      "Ihre alten Codes gelten, bis Sie hier bestätigen, dass die neuen gespeichert sind. Bewahren Sie sie in einem Passwortmanager oder auf Papier an einem sicheren Ort auf.",
    save: "Wiederherstellungs\u00ADcodes speichern",
    keepOld: "Alte Codes behalten",
    saveOne: "Neuen Wiederherstellungs\u00ADcode speichern",
    saveOneLead:
      "Er ersetzt den Code, den Sie verwendet haben und der nicht mehr gilt. Ihre anderen Codes bleiben, wie sie sind.",
    yours: "Ihre Wiederherstellungscodes",
    yoursLead: "Jeder Code gilt für eine Anmeldung. Eine E-Mail informiert Sie, dass sie angezeigt wurden.",
  },
  sessions: {
    title: "Sitzungen",
    about:
      "Geräte, auf denen Ihr Konto angemeldet ist. Beenden Sie, was Sie nicht kennen, und ändern Sie dann Ihr Passwort.",
    endAll: "Alle anderen beenden",
    end: "Beenden",
    here: "Dieses Gerät",
    notYet: "Noch nicht angemeldet",
    since: (at: ReactNode) => <>Angemeldet {at}</>,
    from: (address: string) => `von ${address}`,
    seen: (ago: ReactNode) => <>zuletzt aktiv {ago}</>,
  },
  applications: {
    title: "Anwendungen",
    about:
      "Anwendungen, bei denen Sie sich mit diesem Konto angemeldet haben. Eine Abmeldung gilt auf allen Ihren Geräten.",
    signedIn: "Angemeldet",
    reached: (at: ReactNode) => <>Letzte Anmeldung {at}</>,
    signOut: "Abmelden",
  },
  password: {
    title: "Passwort",
    about: "Wird zusammen mit Ihrem zweiten Faktor verwendet. Benutzen Sie es nirgendwo sonst.",
    change: "Passwort ändern",
    lead: `${signedOut} Dieses bleibt angemeldet.`,
  },
  dialogs: {
    check: "Code prüfen",
    checkLead:
      "Geben Sie einen gespeicherten Code ein, um zu sehen, ob er Sie hineinlassen würde. Er bleibt unbenutzt.",
    checkHint: "16 Buchstaben und Ziffern.",
    checkSubmit: "Prüfen",
    checkInstead: "Wiederherstellungscode prüfen",
    test: (method: string) => `${method} testen`,
    testLead: "Sehen Sie, ob Sie damit hineinkämen. Sonst ändert sich nichts.",
    testHint: "Die 6 Ziffern, die gerade angezeigt werden.",
    testSubmit: "Testen",
    rename: (method: string) => `${method} umbenennen`,
    name: "Name",
    save: "Speichern",
    remove: (method: string) => `${method} entfernen`,
    lastOne: `Danach reicht Ihr Passwort zur Anmeldung, und Ihre Wiederherstellungscodes funktionieren nicht mehr. ${signedOut}`,
    copiedOne: `Sie ist bereits deaktiviert und verschwindet aus dieser Liste. ${signedOut}`,
    otherOnes: `Sie funktioniert ab sofort nicht mehr. Ihre anderen Methoden bleiben. ${signedOut}`,
    recovery: "Wiederherstellungscode",
    secondCode:
      "Sie haben sich mit einem Wiederherstellungscode angemeldet. Um den zweiten Faktor auszuschalten, geben Sie einen weiteren ein.",
    cancel: "Abbrechen",
  },
  app: {
    title: "App verknüpfen",
    replace: "App ersetzen",
    none: "Hier läuft keine Einrichtung. Es wurde nichts geändert.",
    again: "Von vorn beginnen",
    keeps:
      "Ihre bisherige App funktioniert, bis die neue bestätigt ist. Sie haben zehn Minuten, auch wenn Sie diese Seite schließen.",
  },
  passkey: {
    title: "Passkey oder Sicherheitsschlüssel hinzufügen",
    replace: (method: string) => `${method} ersetzen`,
    copied:
      "Er ist bereits deaktiviert und verschwindet aus Ihrer Liste, sobald der neue bestätigt ist. Sie können denselben Schlüssel wieder verwenden.",
    keeps: "Ihre bisherige Methode funktioniert, bis die neue bestätigt ist.",
    lead: "Face ID, Touch ID, Windows Hello, ein Passwortmanager, Ihr Smartphone oder ein Schlüssel, den Sie einstecken oder ans Smartphone halten.",
  },
  email: {
    title: "E-Mail-Code hinzufügen",
    lead: "Die schwächste Methode: Wer Ihre E-Mails liest, hat auch den Code. Besser als keine und gut als Reserve.",
  },
  lost: {
    title: "Verlorene Methode ersetzen",
    lead: "Sie haben sich mit einem Wiederherstellungscode angemeldet. Wenn Ihre Methode verloren ist, richten Sie jetzt eine neue ein: Die alte gilt nicht mehr, sobald die neue bestätigt ist.",
    last: "Das war Ihr letzter Wiederherstellungscode",
    lastText:
      "Ohne Ihre Methode kann Ihnen jetzt nur noch ein Admin zurückhelfen. Erzeugen Sie auf der Seite „Sicherheit“ neue Codes.",
    few: "Erzeugen Sie auf der Seite „Sicherheit“ neue, bevor sie ausgehen.",
    replace: (method: ReactNode) => <>{method} ersetzen</>,
    have: "Ich habe sie noch: weiter",
    other: "Eine andere Art von Methode einrichten",
  },
};
