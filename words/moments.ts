import { moments as de } from "./de/moments";
import { moments as en } from "./en/moments";
import { inBoth } from "./in-both";

/** Moments in sentences that are made on the server. */
export const moments = inBoth(en, de);
