import { memberColumns as de } from "./de/member-columns";
import { memberColumns as en } from "./en/member-columns";
import { inBoth } from "./in-both";

/** The headings of the export of members. */
export const memberColumns = inBoth(en, de);
