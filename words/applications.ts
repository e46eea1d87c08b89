import { applications as de } from "./de/applications";
import { applications as en } from "./en/applications";
import { inBoth } from "./in-both";

export const applications = inBoth(en, de);
