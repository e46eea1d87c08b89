import * as de from "./de/failures";
import * as en from "./en/failures";
import { inBoth } from "./in-both";

/** What is said where a page or an action fails. */
export const failures = inBoth(en, de);
