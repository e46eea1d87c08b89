import type { ReactNode } from "react";

export const resets = {
  title: "Zurücksetzungen",
  lead: "Hilfeanfragen, und was aus jedem Reset-Code wurde. Ein Code wird einmal angezeigt und nie lesbar aufbewahrt.",
  none: "Noch keine Zurücksetzung",
  noneHint:
    "Wenn jemand seine Methoden verliert, öffnen Sie „Mitglieder“, wählen die Person und setzen ihren zweiten Faktor zurück.",
  live: (n: number) => (n === 1 ? "1 aktiver Code" : `${n} aktive Codes`),
  operator: "Der Betreiber",
  left: "Gelöschtes Mitglied",
  columns: { member: "Mitglied", state: "Status", by: "Durch", check: "Identitätsprüfung", when: "Wann" },
  until: (time: ReactNode) => <>bis {time}</>,
  states: {
    requested: "Wartet auf Genehmigung",
    lapsed: "Nicht rechtzeitig genehmigt",
    refused: "Abgelehnt",
    issued: "Ausgegeben",
    opened: "Angenommen",
    left: "Nicht abgeschlossen",
    used: "Verwendet",
    expired: "Abgelaufen",
    cancelled: "Abgebrochen",
    stopped: "Vom Mitglied gestoppt",
    replaced: "Durch eine neuere ersetzt",
  },
  restored: ", wiederhergestellt",
  checks: {
    seen: "Persönlich gesehen",
    video: "Videoanruf",
    call_back: "Rückruf unter einer bereits bekannten Nummer",
  },
  requests: {
    title: "Bitten um Hilfe",
    lead: "Das Passwort war richtig, aber kein zweiter Faktor ist zur Hand.",
    label: "Anfragen",
    detail: (address: string, ago: ReactNode) => (
      <>
        {address} · angefragt {ago}
      </>
    ),
    dismiss: "Anfrage schließen",
    dismissOf: (name: string) => `Anfrage schließen: ${name}`,
    reset: "Zwei-Faktor zurücksetzen",
    resetFor: (name: string) => `Zwei-Faktor zurücksetzen für ${name}`,
    adminDecides: "Ein Admin oder Inhaber entscheidet",
    ownerDecides: "Ein Inhaber entscheidet",
  },
  page: {
    title: (name: string) => `Zurücksetzung für ${name}`,
    happened: "Was geschehen ist",
    member: (name: ReactNode) => <>Seite von {name}</>,
    all: "Alle Zurücksetzungen",
    someone: "Jemand",
    again: "Erneut zurücksetzen",
    approve: "Diese Zurücksetzung genehmigen",
    approveText: (by: string, name: string) =>
      `${by} möchte den zweiten Faktor von ${name} zurücksetzen. Mit der Genehmigung werden die alten Methoden abgeschaltet und alle Geräte abgemeldet. Den Code sieht, wer die Zurücksetzung beantragt hat.`,
    approveButton: "Genehmigen",
    refuse: "Ablehnen",
    second: "Wartet auf eine zweite Person",
    secondText: "Ein anderer Admin oder Inhaber muss genehmigen, nicht wer den Antrag gestellt hat.",
    withdraw: "Zurückziehen",
    code: "Der Code",
    codeText:
      "Er wird einmal angezeigt, und zwar Ihnen, weil Sie ihn beantragt haben. Sprechen Sie dabei mit dem Mitglied.",
    showCode: "Code anzeigen",
    codeShown: "Er wurde bereits angezeigt. Für einen neuen Code setzen Sie erneut zurück.",
    cancel: "Diese Zurücksetzung abbrechen",
    cancelText:
      "Der Code funktioniert nicht mehr, und eine begonnene Einrichtung endet. Stellen Sie die alten Methoden wieder her, wenn nichts verloren ist. Lassen Sie sie abgeschaltet, wenn sie in falschen Händen sein könnten.",
    cancelRestore: "Abbrechen und alte Methoden wiederherstellen",
    cancelKeep: "Abbrechen und abgeschaltet lassen",
    off: "Die alten Methoden sind abgeschaltet",
    offText: (name: string) =>
      `${name} kann sich nicht anmelden. Stellen Sie die alten Methoden wieder her, wenn nichts verloren ist, oder setzen Sie mit einem neuen Code erneut zurück.`,
    unfinished: "Der Code wurde verwendet, aber die neue Methode nie fertig eingerichtet. Ein neuer Code ist nötig.",
    restore: "Alte Methoden wiederherstellen",
    timeLeft: "Zeit, um den Code zu verwenden",
    finishBy: "Zeit, um die Einrichtung abzuschließen",
    over: "Abgelaufen",
  },
  history: {
    check: "Identitätsprüfung",
    reason: "Grund",
    asked: "Beantragt",
    approved: "Genehmigt",
    issued: "Ausgegeben",
    goodUntil: "Code gültig bis",
    accepted: "Code angenommen",
    enrolmentUntil: "Einrichtung offen bis",
    restored: "Alte Methoden wiederhergestellt",
    by: (moment: ReactNode, who: ReactNode) => (
      <>
        {moment} durch {who}
      </>
    ),
    operator: "den Betreiber dieser Installation",
    endings: {
      used: "Abgeschlossen",
      stopped: "Mit dem Link in der E-Mail gestoppt",
      refused: "Abgelehnt",
      cancelled: "Abgebrochen",
      replaced: "Durch eine neuere ersetzt",
      lapsed: "Nicht rechtzeitig genehmigt",
      expired: "Abgelaufen",
      left: "Nicht abgeschlossen",
    },
  },
};
