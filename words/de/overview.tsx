import type { ReactNode } from "react";
import { amount } from "./amounts";

const percent = (share: number) => `${Math.floor(share * 100)} %`;
const members = (n: number) => amount(n, "Mitglied", "Mitglieder");

export const overview = {
  title: "Übersicht",
  percent,
  count: (n: number) => n.toLocaleString("de"),
  members,
  firstSteps: {
    title: "Erste Schritte",
    lead: (done: number, all: number) =>
      `${done} von ${all} erledigt. Jeder Schritt hakt sich ab, sobald er getan ist.`,
    dismiss: "Ausblenden",
    done: "Erledigt",
    open: "Offen",
    steps: {
      owner: {
        name: "Eine zweite Person zum Inhaber machen",
        text: "Wenn Ihr Telefon und Ihre Codes weg sind, kann sie Sie zurücksetzen.",
      },
      method: {
        name: "Eine zweite eigene Methode hinzufügen",
        text: "Ein Passkey oder ein weiteres Telefon, damit ein Verlust kein Problem ist.",
      },
      invite: {
        name: "Personen einladen",
        text: "Adressen eingeben oder eine Liste aus einem anderen System mitbringen.",
      },
      policy: {
        name: "Die Richtlinie ansehen",
        text: "Wer ab wann einen zweiten Faktor braucht und welche Methoden zählen.",
      },
      reset: {
        name: "Eine Zurücksetzung üben",
        text: "Setzen Sie jemanden zurück, der bei Ihnen sitzt, bevor der Ernstfall anruft.",
      },
      application: {
        name: "Eine Anwendung hinzufügen",
        text: "Ein Wiki, ein Dashboard oder Ihr eigenes Produkt, hinter dieser Anmeldung.",
      },
    },
  },
  now: {
    title: "Braucht jetzt jemanden",
    none: "Niemand wartet auf einen Admin.",
    all: "Alle Zurücksetzungen",
    askedForHelp: (when: ReactNode): ReactNode => <>Bat {when} um Hilfe</>,
    approval: (when: ReactNode): ReactNode => <>Eine Zurücksetzung wartet auf Genehmigung, angefragt {when}</>,
    issued: (when: ReactNode): ReactNode => <>Reset-Code noch nicht benutzt, angefragt {when}</>,
    opened: "Richtet nach einer Zurücksetzung neue Methoden ein",
    expired: "Der Reset-Code ist abgelaufen, das Konto ist noch gesperrt",
    left: "Hat die Einrichtung nach einer Zurücksetzung abgebrochen",
    publication: "Eine Änderung der Richtlinie wartet auf Genehmigung",
    blocked: "Kommt erst hinein, wenn ein zweiter Faktor eingerichtet ist",
    reset: "Zwei-Faktor zurücksetzen",
    of: (name: string) => `für ${name}`,
    dismiss: "Anfrage schließen",
    approve: "Genehmigen",
    review: "Ansehen",
    newCode: "Neuer Code",
    follow: "Öffnen",
    remind: "Erinnern",
    policy: "Richtlinie",
    others: { admin: "Ein Admin oder Inhaber entscheidet", owner: "Ein Inhaber entscheidet" },
    dismissed: (name: string) => `Die Anfrage von ${name} ist geschlossen.`,
    reminded: (name: string) => `${name} erhält eine E-Mail.`,
  },
  owner: {
    title: "Es gibt nur einen Inhaber",
    text: "Gehen Telefon und Wiederherstellungscodes verloren, kann nur noch der Betreiber helfen.",
    act: "Jemanden zum Inhaber machen",
  },
  coverage: {
    title: "Abdeckung",
    lead: (covered: number, active: number) =>
      `${covered.toLocaleString("de")} von ${amount(active, "Mitglied", "Mitgliedern")} ${covered === 1 ? "hat" : "haben"} einen anerkannten zweiten Faktor.`,
    all: "Alle Mitglieder",
    byState: "Mitglieder nach Zustand",
    range: "Zeitraum",
    days: (n: number) => `${n} Tage`,
    year: "1 Jahr",
    first: "Der erste Punkt entsteht heute. Jeder Tag fügt einen hinzu.",
    covered: "Abgedeckt",
    protected: "Geschützt",
    now: "Jetzt",
    table: "Zahlen zeigen",
    tableLabel: "Abdeckung im Zeitverlauf, in Zahlen",
    day: "Tag",
    membersHead: "Mitglieder",
    chart: (from: { covered: number; protected: number; day: string }, to: { covered: number; protected: number }) =>
      `Abgedeckt: ${percent(from.covered)} am ${from.day}, jetzt ${percent(to.covered)}. Geschützt: ${percent(from.protected)}, jetzt ${percent(to.protected)}.`,
    point: (day: string, covered: number, safe: number) =>
      `${day}: ${percent(covered)} abgedeckt, ${percent(safe)} geschützt`,
    dayOf: (at: Date) =>
      new Intl.DateTimeFormat("de-DE", { day: "numeric", month: "short", timeZone: "UTC" }).format(at),
  },
  states: {
    protected: "Geschützt",
    fragile: "Wackelig geschützt",
    "in-grace": "In der Schonfrist",
    "reset-pending": "Zurücksetzung läuft",
    unprotected: "Ungeschützt",
    blocked: "Gesperrt",
    exempt: "Ausgenommen",
  },
  risk: {
    title: "Wer gefährdet ist",
    none: "Niemand ist gefährdet.",
    lead: (n: number) => `${members(n)}, am stärksten gefährdete zuerst.`,
    all: {
      blocked: (n: number) => `${n.toLocaleString("de")} gesperrte ansehen`,
      unprotected: (n: number) => `${n.toLocaleString("de")} ungeschützte ansehen`,
      fragile: (n: number) => `${n.toLocaleString("de")} wackelig geschützte ansehen`,
    },
    passwordOnly: "Nur Passwort",
  },
  deadlines: {
    title: "Nächste Fristen",
    none: "Keine Fristen in Sicht.",
    see: "Ansehen",
    remind: "Alle erinnern",
  },
  methods: { title: "Genutzte Methoden", lead: "Mitglieder mit mindestens einer Methode der Art." },
  applications: {
    title: "Anwendungen",
    lead: (reached: number, refused: number, days: number) =>
      `${amount(reached, "Anmeldung", "Anmeldungen")} in den letzten ${days} Tagen, ${refused.toLocaleString("de")} abgelehnt.`,
    newest: "Letzte Anmeldungen bei Anwendungen",
    all: "Alle Anmeldungen",
    allRefused: "Alle abgelehnten",
    gone: "Ein gelöschtes Mitglied",
    proofs: { sfa: "Ein Faktor", mfa: "Zweiter Faktor", phr: "Passkey oder Sicherheitsschlüssel" },
    refused: { notTheirs: "Abgelehnt: nicht freigegeben", paused: "Abgelehnt: die Anwendung ist pausiert" },
  },
};
