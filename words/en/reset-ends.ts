import type { Ending } from "@/lib/rules/resets/state";
import { moments } from "./moments";

/** What became of a reset, for its member, around the moment when it did: what happened, and what to do next. */
export const resetEnds: Record<Ending, readonly [before: string, after: string]> = {
  used: ["This reset was finished on ", ". Sign in with the methods that were set up then."],
  stopped: ["This reset was stopped by the link in its mail on ", ". If you still need one, ask for a new reset code."],
  cancelled: ["An admin cancelled this reset on ", ". If you still need one, ask for a new reset code."],
  refused: ["This reset was refused on ", ". If you still need one, ask for a reset code again."],
  replaced: ["A newer reset code took this one’s place on ", ". Enter the newest one."],
  lapsed: ["No one approved this reset by ", ". Ask for a reset code again."],
  expired: ["This reset code expired on ", ". Ask for a new one."],
  left: ["The set-up that this reset code opened was not finished by ", ". Ask for a new reset code."],
};

/** What is said while a reset's code was accepted, and its set-up is under way in another browser or tab. */
export const resetUnderWay: readonly [before: string, after: string] = [
  "This reset code was accepted on ",
  ". Finish the set-up where you began it. If that was not you, or you can’t, ask for a new reset code.",
];

const sayAround = ([before, after]: readonly [string, string], at: Date, zone: string | null) =>
  `${before}${moments.sayMoment(at, zone)}${after}`;

/** Says how a reset ended, and when. */
export const sayResetEnd = ({ ending, at }: { ending: Ending; at: Date }, _: Date, zone: string | null) =>
  sayAround(resetEnds[ending], at, zone);

/** Says that a reset's code was accepted, and when. */
export const sayResetUnderWay = ({ at }: { at: Date }, _: Date, zone: string | null) =>
  sayAround(resetUnderWay, at, zone);
