import * as de from "./de/methods";
import * as en from "./en/methods";
import { inBoth } from "./in-both";

/** Names methods, and says which ones someone has or used. */
export const methods = inBoth(en, de);
