import { policy as de } from "./de/policy";
import { policy as en } from "./en/policy";
import { inBoth } from "./in-both";

/** The page of the policy, its rehearsal and its exemptions. */
export const policy = inBoth(en, de);

export type PolicyWords = typeof en;
