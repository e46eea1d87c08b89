import * as de from "./de/policy-changes";
import * as en from "./en/policy-changes";
import { inBoth } from "./in-both";

/** Says what a version of the policy changes. */
export const policyChanges = inBoth(en, de);
