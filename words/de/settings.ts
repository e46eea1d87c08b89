import { adminProof } from "./refusals/common";

/** Die Einstellungen eines Workspace. */
export const settings = {
  title: "Einstellungen",
  lead: "Wie dieser Workspace heißt und was seine Mitglieder sehen.",
  general: "Allgemein",
  name: "Name des Workspace",
  nameHint:
    "Auf jeder Seite und in jeder E-Mail. Authenticator-Apps behalten den Namen, mit dem sie eingerichtet wurden.",
  supportContact: "Support-Kontakt",
  supportContactHint:
    "Eine E-Mail-Adresse, ein https-Link oder eine Telefonnummer. Mitglieder sehen den Kontakt dort, wo sie einen Admin fragen sollen. Leer: keiner.",
  badContact: "Geben Sie eine E-Mail-Adresse, einen Link, der mit https:// beginnt, oder eine Telefonnummer ein.",
  logo: "Logo",
  logoHint:
    "PNG, JPEG oder WebP mit höchstens 256 KB. Gespeichert wird ein PNG mit höchstens 512 Pixeln, ohne alles andere in der Datei.",
  logoOf: (name: string) => `Logo von ${name}`,
  removeLogo: "Logo entfernen",
  logoFaults: {
    "too-big": "Diese Datei hat mehr als 256 KB. Wählen Sie eine kleinere.",
    format: "Das ist kein PNG, JPEG oder WebP. Ein SVG geht nicht: Exportieren Sie es als PNG.",
    animated: "Dieses Bild bewegt sich. Wählen Sie ein stehendes.",
    dimensions: "Dieses Bild ist mehr als 4.096 Pixel breit oder hoch. Wählen Sie ein kleineres.",
    broken: "Dieses Bild lässt sich nicht lesen. Vielleicht ist es beschädigt. Exportieren Sie es noch einmal.",
  },
  logoAgain:
    "Die anderen Einstellungen sind gespeichert. Wählen Sie das Logo noch einmal: Eine Datei übersteht die Frage nach Ihrem Passwort nicht.",
  accent: "Akzentfarbe",
  accentHint:
    "Für Schaltflächen, Links und Fokus. Die Helligkeit wird so angepasst, dass sie hell und dunkel lesbar ist.",
  usualAccent: "Wieder die Farbe von Gatehouse verwenden",
  preview: "Vorschau",
  previewLight: "Hell",
  previewDark: "Dunkel",
  previewButton: "Anmelden",
  previewText: "Letzte Anmeldungen",
  badAccent: "Wählen Sie eine Farbe.",
  language: "Sprache",
  languageHint: "Für E-Mails an alle, die keine gewählt haben. Seiten richten sich nach dem Browser.",
  zone: "Zeitzone",
  zoneHint: "Für Zeiten in E-Mails an alle, die keine gewählt haben.",
  unknown: "Wählen Sie einen Eintrag der Liste.",
  save: "Speichern",
  saved: "Die Einstellungen sind gespeichert.",
  facts: "Dieser Workspace",
  address: "Adresse",
  addressText: "Sie bleibt, wie sie ist, denn Anwendungen und Lesezeichen verlassen sich darauf.",
  plan: "Tarif",
  plans: {
    business: "Business: Mitglieder können Zwei-Faktor-Authentifizierung nutzen, verlangen lässt sie sich nicht.",
    enterprise: "Enterprise: Zwei-Faktor-Authentifizierung lässt sich verlangen.",
  },
  planText: "Den Tarif legt der Betreiber dieser Installation fest.",
  export: {
    section: "Export",
    text: "Alles, was dieser Workspace hat, als eine JSON-Datei: Einstellungen, Richtlinien, Mitglieder mit ihren Methoden, Einladungen, Zurücksetzungen, Anwendungen und das Protokoll. Sie enthält kein Passwort, keinen Schlüssel, keinen Code und kein Secret. Der Export steht im Protokoll.",
    button: "Workspace exportieren",
  },
  refusals: {
    ...adminProof,
    changed: "Jemand anderes hat diese Einstellungen inzwischen gespeichert. Laden Sie die Seite neu, um sie zu sehen.",
  },
};
