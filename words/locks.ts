import { locks as de } from "./de/locks";
import { locks as en } from "./en/locks";
import { inBoth } from "./in-both";

export const locks = inBoth(en, de);
