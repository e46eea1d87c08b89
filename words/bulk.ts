import { bulk as de } from "./de/bulk";
import { bulk as en } from "./en/bulk";
import { inBoth } from "./in-both";

/** What acts on many members say. */
export const bulk = inBoth(en, de);
