import * as de from "./de/reset-results";
import * as en from "./en/reset-results";
import { inBoth } from "./in-both";

/** What a decision about a reset did. */
export const resetResults = inBoth(en, de);
