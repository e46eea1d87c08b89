import * as de from "./de/policy-waits";
import * as en from "./en/policy-waits";
import { inBoth } from "./in-both";

/** The words about a publication that takes a guard away. */
export const policyWaits = inBoth(en, de);
