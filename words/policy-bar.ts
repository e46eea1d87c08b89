import { policyBar as de } from "./de/policy-bar";
import { policyBar as en } from "./en/policy-bar";
import { inBoth } from "./in-both";

/** The bar of the policy page, its last question, and what its history offers. */
export const policyBar = inBoth(en, de);
