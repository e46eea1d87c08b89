import type { ReactNode } from "react";
import { mailedCodes, otherCodes } from "./refusals/codes";
import { limits, mailLimits } from "./refusals/common";

/** Das eigene Profil, die Änderung der Adresse und der Export der eigenen Daten. */
export const profile = {
  title: "Profil",
  lead: "Wie Sie in diesem Workspace heißen und wie Sie lesen.",
  about: "Über Sie",
  name: "Ihr Name",
  nameHint: "Daran erkennen Sie andere. Eine Änderung steht im Protokoll.",
  language: "Sprache",
  languageHint: "Für Seiten und E-Mails.",
  zone: "Zeitzone",
  zoneHint: "Für Datum und Uhrzeit auf Seiten.",
  browsers: "Wie Ihr Browser",
  unknown: "Wählen Sie einen Eintrag der Liste.",
  save: "Speichern",
  saved: "Ihr Profil ist gespeichert.",
  email: {
    section: "E-Mail",
    text: (address: ReactNode) => <>Sie melden sich mit {address} an.</>,
    change: "E-Mail ändern",
    title: "E-Mail ändern",
    lead: "Wir senden einen Code an die neue Adresse und informieren die alte.",
    field: "Neue E-Mail",
    fieldHint: "Eine Adresse wie name@example.com.",
    send: "Code senden",
    confirmTitle: "Neue E-Mail bestätigen",
    confirmLead: (address: ReactNode) => (
      <>
        Geben Sie den Code ein, den wir an {address} gesendet haben. Hat die Adresse hier bereits ein Konto, bekam sie
        stattdessen eine E-Mail, die das sagt.
      </>
    ),
    code: "E-Mail-Code",
    codeHint: "8 Ziffern. Gilt 10 Minuten.",
    confirm: "Bestätigen",
    other: "Andere Adresse verwenden",
    effect: "Danach melden Sie sich mit der neuen Adresse an, und Ihre anderen Geräte sind abgemeldet.",
    changed: (address: string) => `Sie melden sich ab jetzt mit ${address} an. Ihre anderen Geräte wurden abgemeldet.`,
    over: "Diese Änderung ist vorbei: Sie wurde gestoppt, durch eine neuere ersetzt oder hat länger als 10 Minuten gedauert. Beginnen Sie neu.",
    refusals: {
      ...mailLimits,
      "same-address": "Das ist bereits Ihre Adresse. Geben Sie eine andere ein.",
    },
    codeRefusals: {
      ...limits,
      ...otherCodes,
      ...mailedCodes,
      over: "Diese Änderung ist vorbei. Beginnen Sie neu.",
    },
  },
  data: {
    section: "Ihre Daten",
    text: "Alles, was in diesem Workspace über Sie gespeichert ist, als eine JSON-Datei. Sie enthält kein Passwort, keinen Schlüssel und keinen Code.",
    export: "Meine Daten exportieren",
  },
};
