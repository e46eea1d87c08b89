import { appCodes, mailedCodes, mailedCodesUnavailable, otherCodes, recoveryCodes, sayOther } from "./codes";
import { changes, limits, mailLimits, passkeys } from "./common";

const emailRefused = {
  "email-refused":
    "A code by mail is not accepted here as your only method. Set up an authenticator app, a passkey or a security key first.",
};

/** Setting up an authenticator app. */
export const appSetUp = {
  ...limits,
  ...changes,
  ...otherCodes,
  ...appCodes,
  wrong: appCodes["wrong-code"],
  "earlier-key":
    "Your app was linked with an earlier QR code. Remove that entry from it and scan the one on this page.",
};

/** What became of an authenticator app's set-up that is over. */
export const appSetUpOver = {
  expired: "That QR code has expired: each works for ten minutes. Nothing was changed.",
  confirmed: "This app is linked already. You finished it in another tab.",
  unknown:
    "That QR code no longer works: you signed in again, or ended its set-up, in another tab. Nothing was changed.",
};

/** Setting up a passkey or security key. */
export const passkeySetUp = {
  ...limits,
  ...changes,
  ...passkeys,
  "none-to-replace": "The one you wanted to replace was removed already. Go back to Security and add a new one.",
  known: "That device or key is already set up here. Use another one.",
  invalid: "That did not check out, so nothing was changed. Try again.",
};

/** Mailing a code to a member. */
export const codeMail = { ...mailLimits, ...emailRefused };

/** Setting up the address as a method. */
export const emailSetUp = {
  ...limits,
  ...changes,
  ...otherCodes,
  ...mailedCodes,
  ...emailRefused,
  known: "That is set up already.",
};

/** Confirming the address before a required set-up. */
export const addressCheck = { ...limits, ...changes, ...otherCodes, ...mailedCodes };

/** Saving the shown recovery codes. */
export const codeSaving = {
  ...changes,
  "set-replaced": "A newer set was made in another tab or on another device. The codes shown here before never worked.",
  "set-saved": "These codes are saved already. You said so in another tab.",
  "set-unknown": "The codes shown here before no longer work: the set was replaced or removed since.",
};

/** Checking a stored recovery code. */
export const codeCheck = {
  ...limits,
  ...otherCodes,
  "used-recovery-code": "That recovery code was already used, so it would not let you in.",
  "wrong-recovery-code": "That code would not let you in: it is wrong, or from an older set.",
  "unsaved-recovery-code":
    "That code would not let you in: its set was never confirmed as saved. Generate new codes and save those.",
  "no-recovery-codes": "You have no recovery codes. Generate new ones first.",
};

/** Trying a method without signing in. */
export const trial = { ...limits, ...otherCodes, ...appCodes, ...passkeys };

/** Removing a method, or switching the second factor off. */
export const removal = {
  ...limits,
  ...otherCodes,
  ...recoveryCodes,
  gone: "That method was removed already. Load this page again.",
  required: "This workspace requires two-factor. Add another method first, or replace this one.",
  "email-alone":
    "A code by mail can't be your only method in your role. Add another method first, or disable two-factor altogether.",
  "code-missing": "Enter one of your recovery codes.",
};

const confirmingCode = "Enter the code your app shows, or one of your recovery codes.";

/** Proving again that it is you. */
export const stepUp = {
  ...limits,
  ...changes,
  ...appCodes,
  ...mailedCodes,
  ...mailedCodesUnavailable,
  ...recoveryCodes,
  ...passkeys,
  "wrong-password": "That password is wrong. Try again, or reset it from the sign-in page.",
  "code-missing": confirmingCode,
  "other-code": ({ typed }: { typed: Parameters<typeof sayOther>[0] }) => sayOther(typed, confirmingCode),
};
