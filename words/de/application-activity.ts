import type { ReactNode } from "react";
import { amount } from "./amounts";

const day = new Intl.DateTimeFormat("de-DE", { day: "numeric", month: "short", timeZone: "UTC" });
const count = (n: number) => n.toLocaleString("de-DE");
const dayOf = (at: Date) => day.format(at);

/** What an application was used for, and trying it. */
export const applicationActivity = {
  title: "Anmeldungen",
  lead: (reached: number, refused: number) =>
    `${amount(reached, "Anmeldung", "Anmeldungen")} in den letzten 90 Tagen, ${count(refused)} abgelehnt.`,
  none: "Noch niemand hat sich dort angemeldet.",
  lastSuccess: (when: ReactNode): ReactNode => ["Letzter Erfolg: ", when],
  chart: (reached: number, refused: number) =>
    `Anmeldungen an jedem der letzten 90 Tage: insgesamt ${count(reached)}, ${count(refused)} abgelehnt`,
  point: (at: Date, reached: number, refused: number) =>
    `${dayOf(at)}: ${amount(reached, "Anmeldung", "Anmeldungen")}, ${count(refused)} abgelehnt`,
  reached: "Anmeldungen",
  refused: "Abgelehnt",
  table: "Zahlen anzeigen",
  tableLabel: "Anmeldungen nach Tagen",
  day: "Tag (UTC)",
  today: "Heute",
  count,
  dayOf,
  recent: "Letzte Anmeldungen",
  recentLead: "Wer sich wann und mit welchem Nachweis angemeldet hat. Alle stehen im Protokoll.",
  audit: "Protokoll öffnen",
  proofs: { sfa: "Ein Faktor", mfa: "Zweiter Faktor", phr: "Passkey oder Sicherheitsschlüssel" },
  deliveries: "Abmeldungen (Back-Channel)",
  deliveriesLead: "Endet eine Sitzung, benachrichtigt Gatehouse die Anwendung unter ihrer Back-Channel-Adresse.",
  sessionEnded: (when: ReactNode): ReactNode => ["Sitzung beendet ", when],
  told: (when: ReactNode): ReactNode => ["Benachrichtigt ", when],
  waits: "Wird gleich benachrichtigt",
  again: (cause: string, tries: number, when: ReactNode): ReactNode => [
    `Nach ${amount(tries, "Versuch", "Versuchen")} noch nicht benachrichtigt: ${cause}. Nächster Versuch `,
    when,
  ],
  givenUp: (cause: string): string => `Nach einem Tag aufgegeben: ${cause}`,
  unknown: "Ursache unbekannt",
  causes: {
    answered: (status: number) => `die Anwendung gab ${status} zurück`,
    "not-public": "die Adresse liegt in einem privaten Netz, was diese Installation nicht erlaubt",
    "not-https": "die Adresse beginnt nicht mit https",
    "too-long": "ihre Antwort war zu lang",
    timeout: "sie antwortete nicht innerhalb von 5 Sekunden",
    unreachable: "sie ist nicht erreichbar",
  },
  tryIt: "Ausprobieren",
  tryLead: "Meldet Sie bei dieser Anwendung an und zeigt, was sie erfährt. Die Anwendung selbst erhält nichts.",
  tryGate: "Öffnet die Anwendung durch ihren Proxy, wie es die Mitglieder tun.",
  trial: {
    tab: (name: string) => `${name} ausprobieren`,
    lead: "Die Anmeldung funktioniert. Eine so eingerichtete Anwendung erfährt:",
    claims: "Claims",
    again: "Noch einmal versuchen",
    back: (name: string) => `Zurück zu ${name}`,
    failed: "Die Anmeldung hat nicht funktioniert",
    failures: {
      access_denied:
        "Sie dürfen diese Anwendung nicht verwenden. In ihren Einstellungen steht, wer sie verwenden darf.",
      login_required: "Sie waren nicht mehr angemeldet.",
      "not-yours":
        "Dieser Versuch wurde nicht in dieser Sitzung begonnen oder zweimal geöffnet. Versuchen Sie es noch einmal.",
      refused: "Gatehouse hat den eigenen Code nicht angenommen. Versuchen Sie es noch einmal.",
      unreachable: "Gatehouse kann sich selbst nicht erreichen. Versuchen Sie es noch einmal.",
      other: (error: string) => `Der Anbieter gab ${error} zurück.`,
    },
    says: {
      iss: "Der Issuer: Prüfen Sie, dass es Ihrer ist.",
      aud: "Die Client-ID der Anwendung.",
      sub: "Die feste ID des Mitglieds, in jeder Anwendung dieses Workspace dieselbe.",
      acr: "Wie viel nachgewiesen wurde.",
      amr: "Mit welchen Methoden.",
      auth_time: "Wann das nachgewiesen wurde.",
      sid: "Die Sitzung. Die Back-Channel-Abmeldung nennt sie.",
    },
  },
};
