import { invite as de } from "./de/invite";
import { invite as en } from "./en/invite";
import { inBoth } from "./in-both";

/** The page that invites, as texts that it sends to the browser. */
export const invite = inBoth(en, de);

export type InviteWords = typeof en;
