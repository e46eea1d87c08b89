import * as de from "../de/refusals/security";
import * as en from "../en/refusals/security";
import { inBoth } from "../in-both";

/** Why an act on one's own security was refused. */
export const securityRefusals = inBoth(en, de);
