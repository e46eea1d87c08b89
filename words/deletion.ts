import { deletion as de } from "./de/deletion";
import { deletion as en } from "./en/deletion";
import { inBoth } from "./in-both";

/** The deletion of a workspace, and what is said while it waits. */
export const deletion = inBoth(en, de);
