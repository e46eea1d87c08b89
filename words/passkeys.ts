import { passkeys as de } from "./de/passkeys";
import { passkeys as en } from "./en/passkeys";
import { inBoth } from "./in-both";

/** What the ceremonies of passkeys and security keys say in the browser. */
export const passkeys = inBoth(en, de);

/** What passkeys say: plain texts, so a page can send them to the browser. */
export type PasskeyWords = (typeof passkeys)["en"];
