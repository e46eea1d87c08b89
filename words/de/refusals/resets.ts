import { waitUntil } from "../amounts";
import { otherCodes, resetCodes, sayOther } from "./codes";
import { adminProof, changes, limits } from "./common";
import { stepUp } from "./security";

/** Entering a reset code. */
export const resetCode = {
  ...limits,
  ...changes,
  ...otherCodes,
  ...resetCodes,
};

/** The same while a reset has switched the member's methods off. */
export const resetCodeOnly = {
  ...resetCode,
  "other-code": ({ typed }: { typed: Parameters<typeof sayOther>[0] }) =>
    typed === "other"
      ? sayOther(typed, "Ein Reset-Code hat 20 Buchstaben und Ziffern in fünf Gruppen.")
      : sayOther(
          typed,
          "Ihre Methoden und Wiederherstellungscodes sind ausgeschaltet, bis die Zurücksetzung abgeschlossen ist. Geben Sie den Reset-Code ein.",
        ),
};

/** Asking for help. */
export const help = {
  "operator-only":
    "In diesem Workspace kann Ihnen niemand helfen. Wenden Sie sich an den Betreiber dieser Installation.",
  "help-wait": ({ retryAt }: { retryAt: Date | null }, now: Date) =>
    `Sie haben schon um Hilfe gebeten. Das geht ${retryAt ? `in ${waitUntil(retryAt, now)}` : "später"} wieder.`,
};

/** Deciding about a reset. */
export const resets = {
  ...stepUp,
  ...adminProof,
  over: "Darüber wurde inzwischen entschieden, oder es ist beendet. Laden Sie diese Seite neu.",
  live: "Der Code dieser Zurücksetzung ist noch gültig. Brechen Sie sie zuerst ab.",
  "not-active": "Dieses Konto ist nicht aktiv, es gibt also nichts zurückzusetzen.",
  "second-person": "Darüber muss ein anderer Admin oder Inhaber entscheiden.",
  "asker-gone":
    "Die Person, die das beantragt hat, darf dieses Mitglied nicht mehr zurücksetzen. Lehnen Sie ab und starten Sie eine neue Zurücksetzung.",
  "not-yours": "Den Code sieht nur die Person, die ihn beantragt hat.",
  shown: "Der Code wurde bereits angezeigt. Setzen Sie erneut zurück, um einen neuen zu erhalten.",
};
