import { fields as de } from "./de/fields";
import { fields as en } from "./en/fields";
import { inBoth } from "./in-both";

/** What is wrong with a field of a form, before any use-case is asked. */
export const fields = inBoth(en, de);
