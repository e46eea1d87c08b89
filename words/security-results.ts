import * as de from "./de/security-results";
import * as en from "./en/security-results";
import { inBoth } from "./in-both";

/** What an act on one's own security did. */
export const securityResults = inBoth(en, de);
