import { signIn as de } from "./de/sign-in";
import { signIn as en } from "./en/sign-in";
import { inBoth } from "./in-both";

/** The pages of signing in, signing up and joining. */
export const signIn = inBoth(en, de);
