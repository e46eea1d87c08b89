import { resets as de } from "./de/resets";
import { resets as en } from "./en/resets";
import { inBoth } from "./in-both";

/** The console's pages of resets. */
export const resets = inBoth(en, de);
