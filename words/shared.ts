import { shared as de } from "./de/shared";
import { shared as en } from "./en/shared";
import { inBoth } from "./in-both";

/** What the frames and the primitives of every page say by themselves. It is sent to the browser with each page: keep it small. */
export const shared = inBoth(en, de);

export type SharedWords = typeof en;
