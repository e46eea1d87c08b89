import { toApplication as de } from "./de/to-application";
import { toApplication as en } from "./en/to-application";
import { inBoth } from "./in-both";

export const toApplication = inBoth(en, de);
