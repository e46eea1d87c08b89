import { memberList as de } from "./de/members";
import { memberList as en } from "./en/members";
import { inBoth } from "./in-both";

/** The list of members: its columns, filters and the bar of what can be done to several. */
export const memberList = inBoth(en, de);
