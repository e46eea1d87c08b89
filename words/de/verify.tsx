import type { ReactNode } from "react";

const list = new Intl.ListFormat("de-DE", { type: "disjunction" });

/** The pages of the second step, of confirming it is you, and of a reset. */
export const verify = {
  title: "Zwei-Faktor-Authentifizierung",
  as: (address: ReactNode) => <>Sie melden sich als {address} an.</>,
  nothingLeft: "Ihnen bleibt keine Methode, mit der Sie sich anmelden könnten. Deshalb geht es noch nicht weiter.",
  code: "Bestätigungscode",
  appHint: "Die 6 Ziffern, die Ihre Authenticator-App anzeigt.",
  recovery: "Wiederherstellungscode",
  recoveryHint: "16 Buchstaben und Ziffern. Jeder Code gilt einmal.",
  submit: "Bestätigen",
  byApp: "Authenticator-App verwenden",
  byRecovery: "Wiederherstellungscode verwenden",
  mailMe: "Code per E-Mail senden",
  mailAgain: "Neuen Code senden",
  mailed: (address: string) => `Ein Code an ${address} ist unterwegs.`,
  otherPerson: "Als jemand anderes anmelden",
  lostAccess: "Kein Zugriff mehr?",
  resetCodeLink: "Reset-Code eingeben",
  codeHere: "Diesen Code hier eingeben",
  lost: {
    label: "Kein Zugriff mehr",
    names: (names: string[]) =>
      list.format(names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} weitere`] : names),
    who: (names: string) =>
      `Einen Reset-Code bekommen Sie von ${names}, nachdem geprüft ist, dass Sie es sind. Mit Ihrem Passwort und diesem Code richten Sie eine neue Methode ein.`,
    asked: (at: ReactNode) => (
      <>
        <span>Sie haben um Hilfe gebeten, am </span>
        {at}
        <span>. Ihre Anfrage liegt vor. Man wird sich bei Ihnen melden, um zu prüfen, dass Sie es sind.</span>
      </>
    ),
    ask: "Einen Admin um Hilfe bitten",
    sent: "Ihre Anfrage liegt vor. Man wird sich bei Ihnen melden, um zu prüfen, dass Sie es sind.",
    operator: (support: string | null) =>
      `Sie sind der einzige Inhaber dieses Workspace. Helfen kann nur der Betreiber dieser Installation${support ? `: ${support}.` : "."}`,
  },
  off: "Ihre Zwei-Faktor-Methoden sind ausgeschaltet, deshalb können Sie sich noch nicht anmelden.",
  reset: {
    title: "Reset-Code eingeben",
    lead: (until: ReactNode) => (
      <>
        Ihre Zwei-Faktor-Authentifizierung wurde zurückgesetzt. Die Person, die das getan hat, hat einen Code für Sie
        {until && <span>, gültig bis {until}</span>}
        <span>. Danach richten Sie eine neue Methode ein.</span>
      </>
    ),
    none: "Für Ihr Konto wartet keine Zurücksetzung auf einen Code: Melden Sie sich mit Ihrer Zwei-Faktor-Methode an. Wenn Sie einen Reset-Code haben, geben Sie ihn ein, um zu sehen, was aus ihm geworden ist.",
    code: "Reset-Code",
    hint: "20 Buchstaben und Ziffern in fünf Gruppen. Ein Wiederherstellungscode ist kürzer und funktioniert hier nicht.",
    submit: "Weiter",
    back: "Zurück zur Zwei-Faktor-Authentifizierung",
    noCode: "Kein Code, oder er funktioniert nicht?",
  },
  stop: {
    title: "Diese Zurücksetzung stoppen",
    lead: "Jemand hat die Zwei-Faktor-Authentifizierung Ihres Kontos zurückgesetzt. Wenn Sie nicht darum gebeten haben, stoppen Sie es. Der Reset-Code funktioniert dann nicht mehr.",
    note: (workspace: string) =>
      `Ihre alten Methoden bleiben ausgeschaltet, bis ein Admin von ${workspace} sie wiederherstellt. Dort ist zu sehen, dass Sie gestoppt haben.`,
    used: "Damit wurde eine neue Methode eingerichtet. Wenn Sie das nicht waren, sprechen Sie sofort mit einem Admin.",
    over: "Der Code funktioniert nicht mehr. Ihre alten Methoden bleiben ausgeschaltet, bis ein Admin sie wiederherstellt oder erneut zurücksetzt.",
    titles: {
      stopped: "Die Zurücksetzung ist gestoppt",
      used: "Diese Zurücksetzung wurde schon verwendet",
      expired: "Diese Zurücksetzung ist abgelaufen",
      left: "Diese Zurücksetzung wurde nicht abgeschlossen",
      cancelled: "Ein Admin hat diese Zurücksetzung abgebrochen",
      replaced: "Eine neuere Zurücksetzung hat diese ersetzt",
    },
  },
  /** The proof of an admin in a form of their own. */
  proof: {
    yourOwn: "Ihr eigenes.",
    accepted: "Ihr Passkey wurde akzeptiert.",
    noScript: "Ohne JavaScript verwenden Sie Passkey oder Sicherheitsschlüssel auf einer eigenen Seite.",
    elsewhere: "Bestätigen Sie, dass Sie es sind",
    appOrCode: "Die 6 Ziffern aus Ihrer eigenen App oder ein Wiederherstellungscode.",
    appOrCodeInstead:
      "Die 6 Ziffern aus Ihrer eigenen App oder ein Wiederherstellungscode, wenn Sie Ihren Passkey nicht verwenden.",
    codeOnly: "Einer Ihrer Wiederherstellungscodes.",
    codeInstead: "Einer Ihrer Wiederherstellungscodes, wenn Sie Ihren Passkey nicht verwenden.",
  },
  confirm: {
    title: "Bestätigen Sie, dass Sie es sind",
    lead: "Das betrifft die Anmeldung. Bestätigen Sie deshalb, dass Sie es sind. Danach werden Sie 10 Minuten lang nicht erneut gefragt.",
    submit: "Bestätigen",
    cancel: "Abbrechen",
    hint: (app: boolean, email: boolean) => {
      const codes = [
        ...(app ? ["die 6 Ziffern aus Ihrer Authenticator-App"] : []),
        ...(email ? ["ein Code, den wir Ihnen per E-Mail schicken"] : []),
      ];
      const text = list.format([...codes, "einer Ihrer Wiederherstellungscodes"]);
      return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
    },
  },
};
