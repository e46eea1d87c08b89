import { overview as de } from "./de/overview";
import { overview as en } from "./en/overview";
import { inBoth } from "./in-both";

export const overview = inBoth(en, de);
