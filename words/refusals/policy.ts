import * as de from "../de/refusals/policy";
import * as en from "../en/refusals/policy";
import { inBoth } from "../in-both";

/** Why an act on the policy was refused. */
export const policyRefusals = inBoth(en, de);
