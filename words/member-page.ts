import { memberPage as de } from "./de/member-page";
import { memberPage as en } from "./en/member-page";
import { inBoth } from "./in-both";

/** The page of one member. */
export const memberPage = inBoth(en, de);
