import { memberActs as de } from "./de/member-acts";
import { memberActs as en } from "./en/member-acts";
import { inBoth } from "./in-both";

/** What a dialog about one member asks. */
export const memberActs = inBoth(en, de);
