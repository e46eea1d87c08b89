import { home as de } from "./de/home";
import { home as en } from "./en/home";
import { inBoth } from "./in-both";

export const home = inBoth(en, de);
