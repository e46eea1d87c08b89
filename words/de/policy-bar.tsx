import type { policyBar as english } from "../en/policy-bar";

const members = (n: number) => (n === 1 ? "1 Mitglied" : `${n.toLocaleString("de")} Mitglieder`);

/** Die Leiste der Richtlinie, ihre letzte Frage, und was der Verlauf anbietet. */
export const policyBar: typeof english = {
  inForce: "Diese Einstellungen gelten.",
  unsaved: "Nicht gespeicherte Änderungen. Nichts davon gilt.",
  draft: (by, ago) => (
    <>
      Entwurf, gespeichert von {by}, {ago}. Nichts davon gilt.
    </>
  ),
  mustAct: (n) => `${members(n)} ${n === 1 ? "muss" : "müssen"} etwas tun.`,
  changed: "geändert",
  someoneWhoLeft: "jemandem, der nicht mehr da ist",
  sections: "Abschnitte",
  askTitle: "Diese Richtlinie veröffentlichen?",
  askNow: "Sie gilt sofort.",
  askOn: (day) => `Sie gilt ab ${day}.`,
  publishFor: (n) => (n === 0 ? "Jetzt veröffentlichen" : `Für ${members(n)} veröffentlichen`),
  cancel: "Abbrechen",
  leaveTitle: "Seite verlassen, ohne zu speichern?",
  leaveText: "Ihre Änderungen auf dieser Seite sind nicht gespeichert. „Probelauf“ behält sie als Entwurf.",
  stay: "Bleiben",
  leave: "Verlassen",
  compare: "Vergleichen",
  compareTitle: (version) => `Version ${version} und die geltende Richtlinie`,
  compareLead:
    "Das würde sich ändern, wenn Sie sie wiederherstellen. Dabei entsteht ein Entwurf; er gilt erst, wenn Sie ihn veröffentlichen.",
  same: "Sie sagt, was schon gilt.",
  restore: "Als Entwurf wiederherstellen",
  restored: (version) =>
    `Der Entwurf enthält die Einstellungen von Version ${version}. Veröffentlichen Sie ihn, damit sie gelten.`,
};
