import * as de from "./de/roles";
import * as en from "./en/roles";
import { inBoth } from "./in-both";

/** The words for each role. */
export const roles = inBoth(en, de);
