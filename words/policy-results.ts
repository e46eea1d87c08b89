import * as de from "./de/policy-results";
import * as en from "./en/policy-results";
import { inBoth } from "./in-both";

/** What an act on the policy did. */
export const policyResults = inBoth(en, de);
