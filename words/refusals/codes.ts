import * as de from "../de/refusals/codes";
import * as en from "../en/refusals/codes";
import { inBoth } from "../in-both";

/** Why a typed code was refused. */
export const codeRefusals = inBoth(en, de);
