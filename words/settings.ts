import { settings as de } from "./de/settings";
import { settings as en } from "./en/settings";
import { inBoth } from "./in-both";

export const settings = inBoth(en, de);
