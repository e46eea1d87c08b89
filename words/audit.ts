import { audit as de } from "./de/audit";
import { audit as en } from "./en/audit";
import { inBoth } from "./in-both";

/** The audit log: its filters, its table and the page of one event. */
export const audit = inBoth(en, de);
