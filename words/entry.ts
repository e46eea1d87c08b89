import { entry as de } from "./de/entry";
import { entry as en } from "./en/entry";
import { inBoth } from "./in-both";

/** The pages that anyone can open, and the fields that many pages of the way in share. */
export const entry = inBoth(en, de);
