import type { outbox as english } from "../en/outbox";

/** The page with the mails of an installation that sends none, and where pages name it. */
export const outbox: typeof english = {
  title: "Postausgang",
  pageTitle: "Postausgang · Gatehouse",
  lead: "Diese Installation verschickt keine E-Mails. Sie legt jede als Datei ab und zeigt sie nur auf diesem Computer.",
  empty: "Noch keine E-Mail. Erstellen Sie einen Workspace, dann kommt sein Code hier an.",
  list: "E-Mails",
  previous: "Zurück",
  next: "Weiter",
  to: (address) => `An ${address}`,
  versions: "Darstellung der E-Mail",
  letter: "Wie versandt",
  text: "Nur Text",
  shown: "Die E-Mail, wie ihr Empfänger sie sieht",
  search: "E-Mails durchsuchen",
  nothingFound: (search) => `Keine E-Mail enthält „${search}“ in Adresse, Betreff oder Text.`,
  here: "Diese Installation verschickt keine E-Mails:",
  open: "Postausgang öffnen",
};
