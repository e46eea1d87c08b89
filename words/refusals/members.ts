import * as de from "../de/refusals/members";
import * as en from "../en/refusals/members";
import { inBoth } from "../in-both";

/** Why an act on members was refused. */
export const memberRefusals = inBoth(en, de);
