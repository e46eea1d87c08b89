import { resetDialog as de } from "./de/reset-dialog";
import { resetDialog as en } from "./en/reset-dialog";
import { inBoth } from "./in-both";

/** The dialog that resets a member's second factor. */
export const resetDialog = inBoth(en, de);

/** The same words in one language, as they are sent to the browser. */
export type ResetDialogWords = typeof en;
