import { publication } from "./refusals/policy";

/** What an act on the policy did. */
export const policyResults = {
  rehearsed: "Der Entwurf ist gespeichert. Noch ist nichts veröffentlicht.",
  published: "Veröffentlicht. Mitglieder, die etwas tun müssen, erhalten eine E-Mail.",
  asked:
    "Noch ist nichts veröffentlicht: Eine zweite Person muss genehmigen. Sie und die Inhaber erhalten eine E-Mail.",
  held: "Noch ist nichts veröffentlicht. Jeder Inhaber erhält eine E-Mail, mit der sich das stoppen lässt.",
  refused: "Abgelehnt. Nichts wurde veröffentlicht, es ist wieder ein Entwurf.",
  withdrawn: "Zurückgezogen. Nichts wurde veröffentlicht, es ist wieder ein Entwurf.",
  stopped: "Gestoppt. Nichts wurde veröffentlicht, es ist wieder ein Entwurf.",
  discarded: "Der Entwurf ist verworfen. Die geltende Richtlinie bleibt unverändert.",
  undone: "Dieser Entwurf enthält die Einstellungen von vorher. Veröffentlichen Sie ihn, damit sie gelten.",
  ready: "Bestätigt. Noch ist nichts veröffentlicht: Sehen Sie sich die Wirkung an und veröffentlichen Sie dann.",
  unchanged: publication.unchanged,
};
