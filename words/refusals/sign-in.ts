import * as de from "../de/refusals/sign-in";
import * as en from "../en/refusals/sign-in";
import { inBoth } from "../in-both";

/** Why a step of sign-in or sign-up was refused. */
export const signInRefusals = inBoth(en, de);
