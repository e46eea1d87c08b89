import type { Ending } from "@/lib/rules/resets/state";
import { moments } from "./moments";

/** What became of a reset, for its member, around the moment when it did: what happened, and what to do next. */
export const resetEnds: Record<Ending, readonly [before: string, after: string]> = {
  used: [
    "Diese Zurücksetzung wurde abgeschlossen am ",
    ". Melden Sie sich mit den Methoden an, die Sie damals eingerichtet haben.",
  ],
  stopped: [
    "Diese Zurücksetzung wurde mit dem Link in der E-Mail gestoppt am ",
    ". Wenn Sie noch eine brauchen, bitten Sie um einen neuen Reset-Code.",
  ],
  cancelled: [
    "Ein Admin hat diese Zurücksetzung abgebrochen am ",
    ". Wenn Sie noch eine brauchen, bitten Sie um einen neuen Reset-Code.",
  ],
  refused: [
    "Diese Zurücksetzung wurde abgelehnt am ",
    ". Wenn Sie noch eine brauchen, bitten Sie erneut um einen Reset-Code.",
  ],
  replaced: ["Ein neuerer Reset-Code hat diesen ersetzt am ", ". Geben Sie den neuesten ein."],
  lapsed: ["Niemand hat diese Zurücksetzung genehmigt bis ", ". Bitten Sie erneut um einen Reset-Code."],
  expired: ["Dieser Reset-Code ist abgelaufen am ", ". Bitten Sie um einen neuen."],
  left: [
    "Die Einrichtung mit diesem Reset-Code wurde nicht abgeschlossen bis ",
    ". Bitten Sie um einen neuen Reset-Code.",
  ],
};

/** What is said while a reset's code was accepted, and its set-up is under way in another browser or tab. */
export const resetUnderWay: readonly [before: string, after: string] = [
  "Dieser Reset-Code wurde angenommen am ",
  ". Schließen Sie die Einrichtung dort ab, wo Sie sie begonnen haben. Wenn Sie das nicht waren oder es nicht geht, bitten Sie um einen neuen Reset-Code.",
];

const sayAround = ([before, after]: readonly [string, string], at: Date, zone: string | null) =>
  `${before}${moments.sayMoment(at, zone)}${after}`;

/** Says how a reset ended, and when. */
export const sayResetEnd = ({ ending, at }: { ending: Ending; at: Date }, _: Date, zone: string | null) =>
  sayAround(resetEnds[ending], at, zone);

/** Says that a reset's code was accepted, and when. */
export const sayResetUnderWay = ({ at }: { at: Date }, _: Date, zone: string | null) =>
  sayAround(resetUnderWay, at, zone);
