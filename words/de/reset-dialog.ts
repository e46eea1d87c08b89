export const resetDialog = {
  title: "Zwei-Faktor zurücksetzen für {name}",
  text: "Die alten Methoden und Wiederherstellungscodes werden abgeschaltet, und jedes Gerät wird abgemeldet. {name} kommt mit dem Passwort und einem Code wieder hinein, der einmal innerhalb von 24 Stunden gilt, und muss dann eine neue Methode einrichten.",
  textSecond:
    "Eine zweite Person muss genehmigen. Bis dahin ändert sich für {name} nichts. Danach werden die alten Methoden und Wiederherstellungscodes abgeschaltet, und jedes Gerät wird abgemeldet. {name} kommt mit dem Passwort und einem Code wieder hinein, der einmal innerhalb von 24 Stunden gilt, und muss dann eine neue Methode einrichten.",
  check:
    "Prüfen Sie zuerst, wer darum bittet. Eine E-Mail oder eine Chat-Nachricht beweist nichts: Sehen Sie die Person, oder rufen Sie unter einer bereits bekannten Nummer zurück.",
  identity: "Wie haben Sie geprüft, wer darum bittet?",
  identityHint: "Wird im Protokoll festgehalten.",
  chooseOne: "Bitte wählen",
  noIdentity: "Geben Sie an, wie Sie geprüft haben, wer darum bittet.",
  cancel: "Abbrechen",
  reset: "Zurücksetzen",
  requested: "Wartet auf Genehmigung",
  requestedText:
    "Wer genehmigen darf, hat eine E-Mail erhalten. Für {name} hat sich noch nichts geändert. Nach der Genehmigung sehen Sie den Code unter „Zurücksetzungen“.",
  openResets: "Zurücksetzungen öffnen",
  enrolFirst: "Richten Sie zuerst Ihren eigenen zweiten Faktor ein. Dann können Sie ihn für andere zurücksetzen.",
  openSecurity: "Sicherheit öffnen",
  notActive: "Dieses Konto ist nicht aktiv. Es gibt nichts zurückzusetzen.",
  close: "Schließen",
  code: {
    label: "Reset-Code",
    once: "Dieser Code wird nur einmal angezeigt",
    hand: "Lesen Sie ihn {name} vor, solange Sie noch miteinander sprechen, oder senden Sie ihn auf einem Weg, den nur diese Person lesen kann. Nie per E-Mail.",
    until:
      "{name} kann sich bis {time} mit dem Passwort und diesem Code anmelden. Danach ist eine neue Methode einzurichten. Die alten Methoden sind jetzt abgeschaltet, und jedes Gerät ist abgemeldet.",
    over: "Abgelaufen",
    done: "Fertig",
  },
  open: {
    title: {
      requested: "Eine Zurücksetzung wartet bereits auf Genehmigung",
      issued: "Ein Reset-Code ist bereits ausgegeben",
      opened: "Eine Zurücksetzung wird gerade abgeschlossen",
    },
    begun: {
      requested: "Beantragt durch {who} am {time}.",
      issued: "Ausgegeben durch {who} am {time}. Er gilt bis {end}.",
      opened: "Der Code wurde durch {who} am {time} ausgegeben.",
    },
    end: {
      requested: "Wenn Sie fortfahren, verfällt dieser Antrag.",
      issued: "Wenn Sie fortfahren, funktioniert dieser Code sofort nicht mehr.",
      opened: "Wenn Sie fortfahren, endet die damit begonnene Einrichtung.",
      holds: "Sie gilt, bis Ihr eigener Antrag genehmigt ist.",
      replaced: "Wenn Sie fortfahren, ersetzt der neue Antrag diesen.",
      other: "Sobald einer der beiden genehmigt ist, verfällt der andere.",
    },
  },
  operator: "den Betreiber",
};
