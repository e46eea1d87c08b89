/** What a decision about a reset did. */
export const resetResults = {
  approved: "Sie haben diese Zurücksetzung genehmigt. Den Code sieht die Person, die sie beantragt hat.",
  refused: "Sie haben diese Zurücksetzung abgelehnt. Für das Mitglied ändert sich nichts.",
  cancelled: "Die Zurücksetzung ist abgebrochen. Ihr Code funktioniert nicht mehr.",
  restored: "Die alten Methoden und Wiederherstellungscodes funktionieren wieder.",
  closed: "Die Anfrage ist geschlossen.",
};
