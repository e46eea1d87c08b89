import * as de from "./de/devices";
import * as en from "./en/devices";
import { inBoth } from "./in-both";

/** Names devices. */
export const devices = inBoth(en, de);
