import type { Device } from "@/lib/rules/sign-in/device";
import { sayDevice } from "../devices";

/** What the frame of every mail says, and what mails share. */
export const letter = {
  sentBy: "Gesendet von Gatehouse. Antworten auf diese E-Mail werden nicht gelesen.",
  sentFor: (workspace: string) =>
    `Gesendet von Gatehouse für ${workspace}. Antworten auf diese E-Mail werden nicht gelesen.`,
  orOpen: "Oder öffnen Sie diese Adresse:",
  operator: "Der Betreiber dieser Installation",
  named: (kind: string, name: string) => `${kind} „${name}“`,
  when: (time: string, device: string | null) => (device === null ? `am ${time}` : `am ${time} (${device})`),
  device: (device: Device) => sayDevice(device),
  act: "Wenn Sie das nicht waren, handeln Sie jetzt.",
  notYou: {
    title: "Wenn Sie das nicht waren",
    lock: {
      admin: "Sperren Sie Ihr Konto. Alle Geräte werden abgemeldet, und ein Admin entsperrt es, sobald es sicher ist.",
      owner:
        "Sperren Sie Ihr Konto. Alle Geräte werden abgemeldet, und ein anderer Inhaber entsperrt es, sobald es sicher ist.",
      password:
        "Sperren Sie Ihr Konto. Alle Geräte werden abgemeldet. Sie sind der einzige Inhaber und bekommen deshalb eine E-Mail mit einem Link für ein neues Passwort, das Ihr Konto entsperrt.",
    },
    notMe: "Das war ich nicht",
    change: "Ändern Sie jetzt Ihr Passwort:",
    orChange: "Oder ändern Sie jetzt Ihr Passwort:",
    end: "Beenden Sie dann alle anderen Sitzungen und prüfen Sie Ihre Methoden:",
    ask: {
      admin: "Wenn Sie sich nicht anmelden können, wenden Sie sich an einen Admin Ihres Workspace.",
      owner: "Wenn Sie sich nicht anmelden können, wenden Sie sich an einen anderen Inhaber Ihres Workspace.",
      password: "Wenn Sie sich nicht anmelden können, wenden Sie sich an den Betreiber dieser Installation.",
    },
  },
  stolen: "Dann kennt jemand Ihr Passwort. Ändern Sie es jetzt:",
  keep: "Geben Sie diesen Code nicht weiter. Kein Admin wird Sie danach fragen.",
  codeInside: "Ihr Code steht in dieser E-Mail. Er gilt 10 Minuten.",
  unexpected: (workspace: string) =>
    `Wenn Sie damit nicht gerechnet haben, wenden Sie sich an einen Admin von ${workspace}.`,
  resetPassword: "Passwort zurücksetzen",
  security: "Sicherheit",
  signIn: "Anmelden",
  openResets: "Zurücksetzungen öffnen",
  openAudit: "Protokoll öffnen",
  openPolicy: "Richtlinie öffnen",
  policy: "Richtlinie",
};
