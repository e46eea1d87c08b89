import { amount } from "../amounts";

export const enrolmentCode = {
  subject: (workspace: string) =>
    `Bestätigen Sie, dass Sie es sind, bevor Sie in ${workspace} einen zweiten Faktor einrichten`,
  title: "Bestätigen Sie, dass Sie es sind",
  type: "Sie sind dabei, Zwei-Faktor-Authentifizierung einzurichten. Geben Sie diesen Code auf der Seite ein, von der Sie kommen. Er gilt 10 Minuten und nur einmal.",
};

export const factorAdded = {
  subject: (workspace: string) => `Ihrem Konto in ${workspace} wurde eine Zwei-Faktor-Methode hinzugefügt`,
  title: "Eine Zwei-Faktor-Methode wurde hinzugefügt",
  done: (method: string, when: string) =>
    `Ihrem Konto wurde ${when} eine Methode hinzugefügt: ${method}. Ihre anderen Geräte wurden abgemeldet.`,
};

export const factorRemoved = {
  subject: (workspace: string) => `Aus Ihrem Konto in ${workspace} wurde eine Zwei-Faktor-Methode entfernt`,
  title: "Eine Zwei-Faktor-Methode wurde entfernt",
  done: (method: string, when: string) =>
    `Aus Ihrem Konto wurde ${when} eine Methode entfernt: ${method}. Ihre anderen Geräte wurden abgemeldet.`,
  last: "Es ist keine Methode mehr übrig: Ihr Konto ist nur noch durch das Passwort geschützt, und Ihre Wiederherstellungscodes funktionieren nicht mehr.",
};

export const passkeyRefused = {
  subject: (workspace: string) => `Ein Sicherheitsschlüssel wurde für Ihr Konto in ${workspace} abgelehnt`,
  title: "Ein Sicherheitsschlüssel wurde abgelehnt",
  preview: "Der Schlüssel wurde möglicherweise kopiert.",
  done: (key: string, when: string) =>
    `„${key}“ wurde ${when} abgelehnt, weil sein Zähler rückwärts lief. Das geschieht, wenn ein Schlüssel kopiert wurde. Er ist jetzt ausgeschaltet, und Sie wurden auf allen Geräten abgemeldet. Melden Sie sich mit einer anderen Methode an und entfernen oder ersetzen Sie den Schlüssel:`,
};

const left = (n: number) => (n === 0 ? "Es ist keiner mehr übrig." : `Noch übrig: ${amount(n, "Code", "Codes")}.`);

export const recoveryCodeUsed = {
  subject: (workspace: string) => `Für Ihr Konto in ${workspace} wurde ein Wiederherstellungscode verwendet`,
  title: "Ein Wiederherstellungscode wurde verwendet",
  preview: (n: number) => `${left(n)} Wenn Sie das nicht waren, handeln Sie jetzt.`,
  done: (when: string, n: number) => `Für Ihr Konto wurde ${when} ein Wiederherstellungscode verwendet. ${left(n)}`,
  none: "Ohne Wiederherstellungscodes sperrt ein verlorenes Smartphone Sie aus. Erzeugen Sie jetzt neue Codes:",
  few: "Erzeugen Sie bald neue Codes:",
};

export const recoveryCodesRegenerated = {
  subject: (workspace: string) => `Neue Wiederherstellungscodes für Ihr Konto in ${workspace}`,
  title: "Neue Wiederherstellungscodes",
  preview: "Die alten Codes funktionieren nicht mehr.",
  done: (when: string) =>
    `Für Ihr Konto wurden neue Wiederherstellungscodes erzeugt und ${when} gesichert. Die alten funktionieren nicht mehr.`,
};

export const recoveryCodesViewed = {
  subject: (workspace: string) => `Ihre Wiederherstellungscodes in ${workspace} wurden angezeigt`,
  title: "Ihre Wiederherstellungscodes wurden angezeigt",
  done: (when: string) => `Die Wiederherstellungscodes Ihres Kontos wurden ${when} angezeigt.`,
  seen: "Wenn jemand anderes sie gesehen haben könnte, erzeugen Sie neue Codes: Die alten funktionieren dann nicht mehr.",
};

export const signInCode = {
  subject: (workspace: string) => `Ihr Code für ${workspace}`,
  title: "Ihr Code",
  type: (device: string | null) =>
    device === null
      ? "Geben Sie diesen Code auf der Seite ein, von der Sie kommen. Er gilt 10 Minuten und nur einmal."
      : `Geben Sie diesen Code auf der Seite ein, von der Sie kommen (${device}). Er gilt 10 Minuten und nur einmal.`,
};
