/** The pages that a protocol shows where it has no application to go back to. */
export const protocolPages = {
  wrongRequest: {
    title: "Diese Anmeldung kann nicht beginnen",
    lead: "Die Anwendung hat eine Anfrage geschickt, für die sie nicht eingerichtet ist. Sagen Sie es der Person, die die Anwendung betreibt.",
  },
  expired: {
    title: "Diese Anmeldung ist abgelaufen",
    lead: "Öffnen Sie die Anwendung noch einmal, um neu zu beginnen.",
  },
  leaving: {
    title: "Gatehouse verlassen?",
    lead: (host: string) => `Sie sind hier nicht angemeldet. Der Link führt zu ${host}.`,
    link: (host: string) => `Weiter zu ${host}`,
  },
  signOut: {
    title: "Abmelden?",
    lead: "Eine Anwendung möchte Sie abmelden. Alle Anwendungen, die Sie mit dieser Anmeldung geöffnet haben, werden auch abgemeldet.",
    button: "Abmelden",
  },
  signedOut: { title: "Sie sind abgemeldet", lead: "Sie können diese Seite schließen." },
};
