import { verify as de } from "./de/verify";
import { verify as en } from "./en/verify";
import { inBoth } from "./in-both";

/** The pages of the second step, and of a reset. */
export const verify = inBoth(en, de);
