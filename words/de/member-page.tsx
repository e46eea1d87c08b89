import type { ReactNode } from "react";
import { amount } from "./amounts";

export const memberPage = {
  back: "Alle Mitglieder",
  notJoined: "Noch nicht beigetreten",
  ownRole: "Ihre Rolle zeigt Ihnen Sitzungen und Ereignisse nur von Mitgliedern darunter.",
  manage: "Dieses Konto verwalten",
  status: {
    title: "Status",
    state: "Schutz",
    locked: "Gesperrt",
    twoFactor: "Zwei-Faktor",
    enabled: (methods: string) => `Aktiviert: ${methods}`,
    disabled: "Deaktiviert",
    deadline: "Pflicht ab",
    exemptBecause: "Grund der Ausnahme",
    noReason: "Kein Grund angegeben",
    lastSignIn: "Letzte Anmeldung",
    verified: (moment: ReactNode, how: string) => (
      <>
        {moment} {how}
      </>
    ),
    never: "Nie",
    role: "Rolle",
    roleMay: (name: string, may: string) => `${name}. ${may}.`,
    joined: "Beigetreten",
    invited: "Eingeladen",
    linkWorks: "Link gültig bis",
    linkStopped: "Link ungültig seit",
    deactivated: "Deaktiviert",
  },
  reset: {
    requested: "Eine Zurücksetzung wartet auf Genehmigung",
    issued: "Ein Reset-Code ist ausgegeben",
    opened: "Das Mitglied richtet gerade neue Methoden ein",
    ended: "Die alten Methoden sind abgeschaltet",
    byAt: (who: ReactNode, moment: ReactNode) => (
      <>
        Durch {who} am {moment}.
      </>
    ),
    operator: "den Betreiber",
    approveBy: "Zeit bis zur Genehmigung",
    useBy: "Zeit, um den Code zu verwenden",
    finishBy: "Zeit, um die Einrichtung abzuschließen",
    over: "Abgelaufen",
    open: "Zurücksetzung öffnen",
    all: "Zurücksetzungen öffnen",
    endedText: (name: string) =>
      `${name} kann sich erst wieder anmelden, wenn Sie auf der Seite der letzten Zurücksetzung die alten Methoden wiederherstellen oder mit einem neuen Code erneut zurücksetzen.`,
  },
  methods: {
    title: "Zwei-Faktor-Methoden",
    codes: (left: number) => `${amount(left, "Wiederherstellungscode", "Wiederherstellungscodes")} übrig.`,
    noCodes: "Es sind keine Wiederherstellungscodes gesichert.",
    none: "Keine. Nur das Passwort schützt dieses Konto.",
    copy: "Abgeschaltet: vielleicht eine Kopie",
    suspended: "Durch eine Zurücksetzung abgeschaltet",
    synced: "Synchronisiert",
    device: "Nur auf diesem Gerät",
    kind: (kind: string) => `${kind}, `,
    added: (day: ReactNode) => <>hinzugefügt am {day}</>,
    used: (day: ReactNode) => <>, zuletzt verwendet am {day}</>,
    unused: ", noch nicht verwendet",
  },
  sessions: {
    title: "Sitzungen",
    none: "Nirgends angemeldet.",
    detail: (since: ReactNode, how: string, seen: ReactNode, from: string | null) => (
      <>
        Angemeldet {since} {how}, zuletzt gesehen {seen}
        {from && <span>{`, von ${from}`}</span>}
      </>
    ),
    end: "Beenden",
    endOn: (device: string) => `Sitzung auf ${device} beenden`,
  },
  timeline: {
    title: "Verlauf",
    none: "Bisher ist nichts geschehen.",
    all: "Alle Ereignisse im Protokoll",
    by: (who: ReactNode) => <>durch {who}</>,
    from: (address: string) => `von ${address}`,
    told: "per E-Mail mitgeteilt",
    earlier: "Frühere Ereignisse",
    latest: "Neueste Ereignisse",
    kinds: {
      "sign-in": "Anmeldung",
      method: "Methode",
      reset: "Zurücksetzung",
      policy: "Richtlinie",
      mail: "E-Mail",
      account: "Konto",
      warning: "Warnung",
    },
  },
  acts: {
    resend: "Ein neuer Link per E-Mail. Der frühere funktioniert dann nicht mehr.",
    role: "Bestimmt, was das Mitglied hier tun darf.",
    withdraw: "Der Link funktioniert nicht mehr, und der Eintrag verschwindet.",
    reactivate: "Öffnet das Konto wieder, wie es war.",
    reset:
      "Wenn Handy oder Schlüssel verloren ist. Die Methoden werden abgeschaltet. Mit einem Code, den Sie übergeben, lassen sich neue einrichten. Das Passwort bleibt.",
    password: "Wenn das Passwort vergessen ist. Per E-Mail kommt ein Link für ein neues. Der zweite Faktor bleibt.",
    "end-sessions": "Meldet das Mitglied auf jedem Gerät ab. Es kann sich erneut anmelden.",
    remind: "Bittet per E-Mail, die Zwei-Faktor-Authentifizierung einzurichten.",
    exempt: "Setzt die Pflicht für dieses Mitglied bis zu einem Datum aus.",
    deactivate: "Verhindert die Anmeldung. Nichts wird gelöscht.",
    lock: "Für ein Konto, das vielleicht jemand anderes verwendet. Es wird überall abgemeldet. Niemand meldet sich an, bis Sie es entsperren.",
    unlock: "Erlaubt die Anmeldung wieder, mit dem bisherigen Passwort und den bisherigen Methoden.",
    delete: "Löscht das Konto. Das Protokoll behält, was geschehen ist, ohne Name und Adresse.",
  },
};
