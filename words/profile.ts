import { profile as de } from "./de/profile";
import { profile as en } from "./en/profile";
import { inBoth } from "./in-both";

export const profile = inBoth(en, de);
