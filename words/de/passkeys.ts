const lacking = "Auf diesem Gerät sind weder Fingerabdruck noch Gesicht noch PIN eingerichtet.";

/** What the ceremonies of passkeys and security keys say in the browser. Plain texts: pages send them to it. */
export const passkeys = {
  use: "Passkey oder Sicherheitsschlüssel verwenden",
  noScript:
    "Passkeys und Sicherheitsschlüssel brauchen JavaScript. Schalten Sie es ein oder verwenden Sie eine andere Methode.",
  unsupported:
    "Dieser Browser kann auf dieser Seite keine Passkeys oder Sicherheitsschlüssel verwenden. Nehmen Sie einen anderen Browser oder eine andere Methode.",
  keyOrPhone: `${lacking} Verwenden Sie einen Sicherheitsschlüssel oder Ihr Smartphone.`,
  keyOnly: `${lacking} Verwenden Sie einen Sicherheitsschlüssel.`,
  closed:
    "Der Dialog wurde geschlossen, oder es hat zu lange gedauert. Versuchen Sie es erneut, wenn Sie so weit sind.",
  known: "Dieses Gerät oder dieser Schlüssel ist für Ihr Konto schon eingerichtet. Verwenden Sie ein anderes Gerät.",
  failed:
    "Ihr Browser konnte hier keinen Passkey verwenden. Versuchen Sie es erneut oder verwenden Sie eine andere Methode.",
  stay: "Bleiben Sie in diesem Fenster",
  manager: "Vielleicht bietet ein Passwortmanager an, den Passkey zu speichern. Das ist in Ordnung.",
  leave:
    "Zum Abbrechen drücken Sie in diesem Dialog Escape oder „Abbrechen“. Diese Seite macht von selbst weiter, wenn er fertig ist.",
  name: "Name",
  nameHint:
    "Ein Name zum Wiedererkennen, zum Beispiel „Arbeitslaptop“. Wenn Sie nichts eingeben, gilt der Name des Herstellers.",
  continue: "Weiter",
  useTitle: "Jetzt einmal verwenden",
  useText: "Erstellt. Es gilt, sobald Sie es einmal verwendet haben: Der Dialog öffnet sich ein zweites Mal.",
  useNow: "Jetzt verwenden",
  dialog: {
    ios: "iOS fragt nach Face ID, Touch ID oder Ihrem Gerätecode.",
    android: "Android fragt nach Fingerabdruck, Gesicht oder Displaysperre.",
    mac: "macOS fragt nach Touch ID, Apple Watch oder Ihrem Passwort.",
    windows: "Windows Hello fragt nach Gesicht, Fingerabdruck oder PIN.",
    chromeos: "ChromeOS fragt nach Fingerabdruck, PIN oder Passwort.",
    other: "Der Browser fragt nach Fingerabdruck, Gesicht oder PIN dieses Geräts.",
    orKey: "Sie können stattdessen einen Sicherheitsschlüssel wählen.",
    orKeyOrPhone: "Sie können stattdessen einen Sicherheitsschlüssel oder ein Smartphone wählen.",
    onlyKey:
      "Der Browser fragt nach einem Sicherheitsschlüssel. Stecken Sie ihn ein und berühren Sie ihn, wenn er blinkt.",
    onlyKeyOrPhone:
      "Der Browser fragt nach einem Sicherheitsschlüssel oder Smartphone. Stecken Sie den Schlüssel ein und berühren Sie ihn, wenn er blinkt.",
  },
};
