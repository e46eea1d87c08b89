import { enrolFirst as de } from "./de/enrol-first";
import { enrolFirst as en } from "./en/enrol-first";
import { inBoth } from "./in-both";

/** What an admin without a second factor is told. */
export const enrolFirst = inBoth(en, de);
