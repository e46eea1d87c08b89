import { security as de } from "./de/security";
import { security as en } from "./en/security";
import { inBoth } from "./in-both";

/** The Security page and what opens from it. */
export const security = inBoth(en, de);
