import * as de from "./de/reset-ends";
import * as en from "./en/reset-ends";
import { inBoth } from "./in-both";

/** Says what became of a reset, for its member. */
export const resetEnds = inBoth(en, de);
