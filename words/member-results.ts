import * as de from "./de/member-results";
import * as en from "./en/member-results";
import { inBoth } from "./in-both";

/** What an act on a member did. */
export const memberResults = inBoth(en, de);
