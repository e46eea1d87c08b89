import * as de from "./de/sign-in-reasons";
import * as en from "./en/sign-in-reasons";
import { inBoth } from "./in-both";

/** Why someone has to sign in again. */
export const signInReasons = inBoth(en, de);
