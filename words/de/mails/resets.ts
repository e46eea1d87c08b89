export const operatorReset = {
  subject: (member: string, workspace: string) =>
    `Der Betreiber hat die Zwei-Faktor-Authentifizierung von ${member} in ${workspace} zurückgesetzt`,
  title: (member: string) => `Der Betreiber hat die Zwei-Faktor-Authentifizierung von ${member} zurückgesetzt`,
  preview: "Der Betreiber hat das über die Kommandozeile getan.",
  done: (who: string, time: string) =>
    `Der Betreiber dieser Installation hat die Zwei-Faktor-Authentifizierung von ${who} am ${time} zurückgesetzt. Die alten Methoden dieses Kontos sind ausgeschaltet, und es muss eine neue eingerichtet werden.`,
  reason: (reason: string) => `Angegebener Grund: „${reason}“`,
  check: (check: string) => `So wurde die Identität geprüft: „${check}“`,
  recorded:
    "Im Protokoll festgehalten. Wenn niemand darum gebeten hat, brechen Sie die Zurücksetzung ab und sprechen Sie mit dem Betreiber.",
};

export const ownerRescued = {
  subject: (workspace: string) => `Der Betreiber hat einem Inhaber von ${workspace} wieder Zugang verschafft`,
  title: "Ein Inhaber hat wieder Zugang erhalten",
  preview: "Der Betreiber hat das über die Kommandozeile getan.",
  done: (who: string, time: string) =>
    `Der Betreiber dieser Installation hat ${who} am ${time} wieder Zugang verschafft. Die alten Methoden dieses Kontos sind ausgeschaltet, und es muss eine neue eingerichtet werden.`,
  reason: (reason: string) => `Angegebener Grund: „${reason}“`,
  recorded: "Im Protokoll festgehalten. Wenn kein Inhaber darum gebeten hat, sprechen Sie mit dem Betreiber.",
};

export const resetCancelled = {
  subject: (workspace: string) =>
    `Die Zurücksetzung Ihrer Zwei-Faktor-Authentifizierung in ${workspace} wurde gestoppt`,
  title: "Die Zurücksetzung wurde gestoppt",
  preview: "Der Reset-Code funktioniert nicht mehr.",
  stopped: (time: string) =>
    `Die Zurücksetzung Ihrer Zwei-Faktor-Authentifizierung wurde am ${time} mit dem Link in unserer E-Mail gestoppt. Der Reset-Code funktioniert nicht mehr.`,
  cancelled: (who: string, time: string) =>
    `${who} hat die Zurücksetzung Ihrer Zwei-Faktor-Authentifizierung am ${time} abgebrochen. Der Reset-Code funktioniert nicht mehr.`,
  next: (workspace: string) =>
    `Ihre alten Methoden bleiben ausgeschaltet, bis ein Admin sie wiederherstellt oder erneut zurücksetzt. Fragen Sie einen Admin von ${workspace}, wie es weitergeht.`,
};

export const resetDecided = {
  subjects: {
    approved: (member: string, workspace: string) => `Die Zurücksetzung für ${member} in ${workspace} wurde genehmigt`,
    refused: (member: string, workspace: string) => `Die Zurücksetzung für ${member} in ${workspace} wurde abgelehnt`,
    cancelled: (member: string, workspace: string) =>
      `Die Zurücksetzung für ${member} in ${workspace} wurde abgebrochen`,
    stopped: (member: string, workspace: string) => `Die Zurücksetzung für ${member} in ${workspace} wurde gestoppt`,
    lapsed: (member: string, workspace: string) =>
      `Niemand hat die Zurücksetzung für ${member} in ${workspace} genehmigt`,
  },
  titles: {
    approved: "Die Zurücksetzung wurde genehmigt",
    refused: "Die Zurücksetzung wurde abgelehnt",
    cancelled: "Die Zurücksetzung wurde abgebrochen",
    stopped: "Die Zurücksetzung wurde gestoppt",
    lapsed: "Niemand hat die Zurücksetzung genehmigt",
  },
  what: {
    approved: (by: string, who: string, time: string) =>
      `${by} hat die Zurücksetzung der Zwei-Faktor-Authentifizierung von ${who} am ${time} genehmigt.`,
    refused: (by: string, who: string, time: string) =>
      `${by} hat die Zurücksetzung der Zwei-Faktor-Authentifizierung von ${who} am ${time} abgelehnt.`,
    cancelled: (by: string, who: string, time: string) =>
      `${by} hat die Zurücksetzung der Zwei-Faktor-Authentifizierung von ${who} am ${time} abgebrochen.`,
    stopped: (who: string, time: string) =>
      `Die Zurücksetzung der Zwei-Faktor-Authentifizierung von ${who} wurde am ${time} mit dem Link in der E-Mail an das Mitglied gestoppt.`,
    lapsed: (who: string) =>
      `Ein Tag ist vergangen, und niemand hat die Zurücksetzung der Zwei-Faktor-Authentifizierung von ${who} genehmigt.`,
  },
  next: {
    approved:
      "Der Code wird einmal angezeigt, und zwar der Person, die die Zurücksetzung beantragt hat. Öffnen Sie ihn, sobald Sie das Mitglied am Telefon haben.",
    refused: "Für das Mitglied hat sich nichts geändert.",
    cancelled: "Wenn bereits ein Code ausgegeben war, funktioniert er nicht mehr.",
    stopped:
      "Der Code funktioniert nicht mehr. Fragen Sie das Mitglied unter einer Nummer, die Sie bereits haben, ob es das selbst war.",
    lapsed:
      "Für das Mitglied hat sich nichts geändert. Wenn es noch wartet, prüfen Sie erneut, wer fragt, und beginnen Sie eine neue Zurücksetzung.",
  },
  open: "Zurücksetzung öffnen",
};

export const resetFinished = {
  subject: (workspace: string) => `Ihre neue Zwei-Faktor-Methode in ${workspace} ist aktiv`,
  title: "Ihre Zurücksetzung ist abgeschlossen",
  preview: "Eine neue Methode ist aktiv, die alten wurden entfernt.",
  done: (method: string, when: string) =>
    `Mit Ihrem Reset-Code wurde ${when} eine neue Methode eingerichtet: ${method}. Ihre alten Methoden und Wiederherstellungscodes wurden endgültig entfernt.`,
};

export const resetIssued = {
  subject: (workspace: string) => `Ihre Zwei-Faktor-Authentifizierung in ${workspace} wurde zurückgesetzt`,
  title: "Ihre Zwei-Faktor-Authentifizierung wurde zurückgesetzt",
  preview: "Wenn Sie nicht darum gebeten haben, stoppen Sie es.",
  done: (who: string, approvedBy: string | null, time: string) =>
    [
      `${who} hat die Zwei-Faktor-Authentifizierung Ihres Kontos am ${time} zurückgesetzt.`,
      ...(approvedBy === null ? [] : [`${approvedBy} hat es genehmigt.`]),
      "Ihre alten Methoden sind ausgeschaltet, und Sie wurden auf allen Geräten abgemeldet.",
    ].join(" "),
  next: (time: string) =>
    `Den Reset-Code erhalten Sie von der Person, die Ihnen hilft, nicht per E-Mail. Melden Sie sich vor dem ${time} mit Ihrem Passwort und diesem Code an und richten Sie dann eine neue Methode ein.`,
  notYou: "Wenn Sie nicht darum gebeten haben",
  stop: "Stoppen Sie es. Der Code funktioniert dann nicht mehr, und Ihre Admins sehen, dass Sie es gestoppt haben.",
  stopAction: "Zurücksetzung stoppen",
};

export const resetRequested = {
  help: {
    subject: (member: string, workspace: string) =>
      `${member} bittet um Hilfe mit der Zwei-Faktor-Authentifizierung in ${workspace}`,
    title: (member: string) => `${member} bittet um Hilfe`,
    asked: (who: string, time: string) =>
      `${who} hat am ${time} das richtige Passwort eingegeben, hat keinen zweiten Faktor zur Hand und bittet um eine Zurücksetzung.`,
  },
  approval: {
    subject: (member: string, workspace: string) =>
      `Eine Zurücksetzung für ${member} in ${workspace} wartet auf Genehmigung`,
    title: (member: string) => `Eine Zurücksetzung für ${member} wartet auf Genehmigung`,
    asked: (by: string, who: string, time: string) =>
      `${by} hat am ${time} beantragt, die Zwei-Faktor-Authentifizierung von ${who} zurückzusetzen. Eine zweite Person muss das genehmigen.`,
  },
  preview: "Prüfen Sie, wer fragt, bevor Sie entscheiden.",
  check:
    "Prüfen Sie, wer fragt, bevor Sie entscheiden: persönlich oder durch einen Rückruf unter einer Nummer, die Sie bereits haben. Eine E-Mail oder Chat-Nachricht beweist nichts.",
};

export const resetRestored = {
  subject: (workspace: string) => `Ihre Zwei-Faktor-Methoden in ${workspace} funktionieren wieder`,
  title: "Ihre Methoden funktionieren wieder",
  preview: "Melden Sie sich an wie vor der Zurücksetzung.",
  done: (who: string, time: string) =>
    `${who} hat Ihre Zwei-Faktor-Methoden und Wiederherstellungscodes am ${time} wiederhergestellt. Melden Sie sich an wie vor der Zurücksetzung.`,
  lost: "Wenn Sie keine dieser Methoden mehr haben, sagen Sie es jetzt Ihrem Admin.",
};
