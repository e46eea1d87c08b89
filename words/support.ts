import { support as de } from "./de/support";
import { support as en } from "./en/support";
import { inBoth } from "./in-both";

export const support = inBoth(en, de);
