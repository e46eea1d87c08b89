import * as de from "./de/why-enrol";
import * as en from "./en/why-enrol";
import { inBoth } from "./in-both";

/** Says why someone has to set up a second factor, and how. */
export const whyEnrol = inBoth(en, de);
