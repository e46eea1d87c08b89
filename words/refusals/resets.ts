import * as de from "../de/refusals/resets";
import * as en from "../en/refusals/resets";
import { inBoth } from "../in-both";

/** Why an act on a reset was refused. */
export const resetRefusals = inBoth(en, de);
