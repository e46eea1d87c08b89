import { enrol as de } from "./de/enrol";
import { enrol as en } from "./en/enrol";
import { inBoth } from "./in-both";

/** The pages and forms that set up a method. */
export const enrol = inBoth(en, de);
