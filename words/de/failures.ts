/** The pages that the server in front shows by itself, because the page that was asked for can't be shown. */
export const failures = {
  internal: {
    title: "Etwas ist schiefgegangen",
    lead: "Die Seite konnte nicht angezeigt werden. Versuchen Sie es gleich noch einmal.",
    link: "Erneut versuchen",
  },
  away: {
    title: "Gatehouse ist gerade nicht erreichbar",
    lead: "Die Datenbank antwortet nicht. Ihre Eingaben wurden nicht gespeichert. Versuchen Sie es in einer Minute noch einmal.",
    link: "Erneut versuchen",
  },
  unwritable: {
    title: "Gatehouse kann gerade nichts speichern",
    lead: "Die Datenbank nimmt keine Änderungen an. Ihre Eingaben wurden nicht gespeichert. Versuchen Sie es in einigen Minuten noch einmal.",
    link: "Erneut versuchen",
  },
  locked: {
    title: "Gatehouse ist gerade nicht erreichbar",
    lead: "Ein Schlüssel fehlt, um Ihre Daten zu lesen. Ihre Eingaben wurden nicht gespeichert. Versuchen Sie es in einigen Minuten noch einmal.",
    link: "Erneut versuchen",
  },
  updated: {
    title: "Gatehouse wurde aktualisiert",
    lead: "Laden Sie diese Seite neu und geben Sie Ihre Angaben erneut ein. Es wurde nichts gespeichert.",
    link: "Seite neu laden",
  },
};

/** What the page of an earlier version says by script: it keeps what was typed. */
export const keptText =
  "Laden Sie diese Seite neu. Ihr eingegebener Text bleibt erhalten, außer Passwörtern und Codes.";

/** What stands before the id of a failed request, so an operator can find it in the log. */
export const reference = "Referenz";
