import * as de from "./de/events";
import * as en from "./en/events";
import { inBoth } from "./in-both";

/** Says events of the audit log: what happened, its details, and who acted if that was no member. */
export const events = inBoth(en, de);
