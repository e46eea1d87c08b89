import { waitUntil } from "../amounts";
import { adminProof, mailLimits } from "./common";

const cannotGive = { role: "Diese Rolle können Sie nicht vergeben. Wählen Sie eine unterhalb Ihrer eigenen." };

type Timed = { retryAt: Date };

/** The limits on a day's invitations. */
const invitationLimits = {
  "mailbox-limit": ({ retryAt }: Timed, now: Date) =>
    `Diese Adresse wurde innerhalb eines Tages dreimal eingeladen. Sie können sie in ${waitUntil(retryAt, now)} wieder einladen.`,
  "workspace-limit": ({ retryAt }: Timed, now: Date) =>
    `Dieser Workspace hat seine Einladungen für heute aufgebraucht. In ${waitUntil(retryAt, now)} können Sie weitere senden.`,
};

/** Acting on one member. */
export const memberActs = {
  ...adminProof,
  ...mailLimits,
  ...invitationLimits,
  ...cannotGive,
  same: "Diese Rolle hat das Mitglied schon. Wählen Sie eine andere.",
  "last-owner": "Das ist der letzte Inhaber, der sich anmelden kann. Machen Sie zuerst eine andere Person zum Inhaber.",
  "already-off": "Dieses Konto ist nicht mehr aktiv.",
  "not-deactivated": "Dieses Konto ist bereits aktiv.",
  "still-active": "Dieses Konto ist aktiv. Deaktivieren Sie es zuerst.",
  "already-locked": "Dieses Konto ist bereits gesperrt.",
  "not-locked": "Dieses Konto ist nicht gesperrt.",
  "not-active": "Dieses Konto ist nicht aktiv, deshalb gibt es kein Passwort zurückzusetzen.",
  none: "Es gibt keine Sitzung zu beenden.",
  covered: "Hier gibt es nichts zu erinnern: Das Mitglied hat einen zweiten Faktor oder kann gerade keinen einrichten.",
  joined: "Die Person ist inzwischen beigetreten.",
};

/** Acting on many members. */
export const bulkActs = {
  ...adminProof,
  "no-day": "Wählen Sie einen künftigen Tag innerhalb eines Jahres.",
  "nobody-selected": "Es ist niemand ausgewählt. Gehen Sie zurück und wählen Sie Mitglieder aus.",
};

/** Exempting a member. */
export const exemption = {
  ...adminProof,
  "not-found":
    "Mit dieser Adresse gibt es niemanden, den Sie ausnehmen dürfen: weder sich selbst noch eine Rolle über Ihrer.",
  inactive: "Dieses Konto ist nicht aktiv.",
  "no-day": bulkActs["no-day"],
};

/** Ending an exemption. */
export const exemptionEnd = {
  ...adminProof,
  none: "Diese Ausnahme ist bereits beendet.",
  "not-found": "Diese Ausnahme können Sie nicht beenden: Es ist Ihre eigene oder die einer Rolle über Ihrer.",
};

/** Inviting. `most` is how many addresses one list may have. */
export const invitations = (most: number) => ({
  ...adminProof,
  ...cannotGive,
  empty: "Geben Sie mindestens eine Adresse ein oder wählen Sie eine Datei.",
  "too-many": `Senden Sie höchstens ${most.toLocaleString("de")} Adressen auf einmal oder wählen Sie eine CSV-Datei.`,
});

/** Reading a file of people, or a pasted table. */
export const lists = {
  "too-large": "Diese Datei ist größer als 10 MB. Teilen Sie sie auf.",
  "no-text": "Das ist keine CSV-Datei. Speichern Sie die Tabelle zuerst als CSV.",
  empty: "Diese Datei enthält keine Zeilen.",
  "too-many": "Eine Datei darf höchstens 100.000 Zeilen haben. Teilen Sie sie auf.",
  quote: ({ line }: { line: number }) =>
    `Ein Anführungszeichen in Zeile ${line.toLocaleString("de")} wird nicht geschlossen. Korrigieren Sie es und wählen Sie die Datei erneut.`,
};
