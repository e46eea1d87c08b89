import { appCodes, mailedCodes, mailedCodesUnavailable, otherCodes, recoveryCodes, resetCodes } from "./codes";
import { changes, limits, mailLimits, passkeys } from "./common";

const noMatch = "That email and password don’t match. Check both, or reset your password.";

/**
 * Signing in with address and password. A wrong password, an unknown address and an unknown workspace share one sentence.
 */
export const passwordSignIn = { ...limits, wrong: noMatch, "no-workspace": noMatch };

/** Signing in with a passkey alone. */
export const passkeySignIn = {
  ...limits,
  ...passkeys,
  replaced: "This browser's cookies changed while this was open. Try again.",
  unverified:
    "Your key did not check that it is you. Sign in with your password first; then the key is your second step.",
  "other-workspace": ({ name, slug }: { name: string; slug: string }) =>
    `That passkey belongs to ${name}. Sign in at /w/${slug}, or use another one here.`,
};

/** The second step. */
export const challenge = {
  ...limits,
  ...changes,
  ...otherCodes,
  ...appCodes,
  ...mailedCodes,
  ...mailedCodesUnavailable,
  ...recoveryCodes,
  ...resetCodes,
  "wrong-reset-code": "That looks like a reset code, and no reset of yours has it. Check it, or use another way here.",
  ...passkeys,
  wrong: appCodes["wrong-code"],
  ended: "Too many wrong codes. Sign in again to continue.",
};

/** Asking for a mail: a code, or the link for a password. */
export const mailed = mailLimits;

/** Opening a workspace, or signing up in one. */
export const signUp = {
  ...limits,
  ...mailLimits,
  ...otherCodes,
  ...mailedCodes,
  "sign-up-expired": "This sign-up has expired: an address can be confirmed for an hour. Start again.",
  "sign-up-confirmed": "This address is confirmed already, perhaps in another tab. Sign in to go on.",
  "sign-up-unknown": "This browser has no such sign-up. Continue where you began it, or start again.",
  "other-sign-up": ({ email }: { email: string }) =>
    `That code was mailed to ${email}, for a sign-up in another tab. Enter it there.`,
  "not-accepted": "This workspace no longer accepts that address. Ask an admin for an invitation.",
  known: "There is an account with this address already. Sign in instead.",
  "slug-taken": "That address is taken. Choose another one.",
};
