import { outbox as de } from "./de/outbox";
import { outbox as en } from "./en/outbox";
import { inBoth } from "./in-both";

/** The page with the mails of an installation that sends none. */
export const outbox = inBoth(en, de);
