import { amount } from "../amounts";
import { sayResetEnd, sayResetUnderWay } from "../reset-ends";

type Clock = { minutes: number };

const clock = (off: "slow" | "fast") => (refusal: Clock) =>
  `Your phone's clock is about ${amount(refusal.minutes, "minute")} ${off}. Turn on automatic time and try again.`;

// An app shows its next code at the next half minute.
const next = (now: Date) => `A new one appears in ${amount(30 - (Math.floor(now.getTime() / 1000) % 30), "second")}.`;

type Kind = "app" | "email" | "recovery" | "reset";
type Other = { typed: Kind | "other"; asked: Kind };

const looksLike: Record<Kind, string> = {
  app: "a code from an authenticator app",
  email: "a code from a mail",
  recovery: "a recovery code",
  reset: "a reset code",
};
const asks: Record<Kind, string> = {
  app: "Enter the 6 digits your app shows.",
  email: "Enter the 8 digits from the newest mail.",
  recovery: "A recovery code has 16 letters and digits, in four groups.",
  reset: "A reset code has 20 letters and digits, in five groups.",
};

/** Says which kind of code a typed one looks like, and what the field asks for. */
export const sayOther = (typed: Other["typed"], asked: string) =>
  typed === "other" ? asked : `That looks like ${looksLike[typed]}. ${asked}`;

/** A code of another kind than the field asks for, or no code. */
export const otherCodes = { "other-code": ({ typed, asked }: Other) => sayOther(typed, asks[asked]) };

/** An authenticator app's code. */
export const appCodes = {
  "wrong-code": "That code did not work. Wait for the next one and try again.",
  used: (_: unknown, now: Date) => `This code was already used. ${next(now)}`,
  older: (_: unknown, now: Date) => `This code is older than the last one you used. ${next(now)}`,
  slow: clock("slow"),
  fast: clock("fast"),
  "no-app": "No authenticator app is set up for this account. Use another way.",
};

/** A mailed code. */
export const mailedCodes = {
  "wrong-email-code": "That code is wrong. Check the newest mail, or send a new code.",
  "email-code-replaced": "That code is from an earlier mail. Enter the one from the newest mail.",
  "email-code-used": "That code was already used. Send a new code.",
  "email-code-expired": "That code has expired. Send a new code.",
  "none-mailed": "No mailed code is waiting here. Send a new code, then enter that one.",
};

/** Why a mailed code can't be the second step. */
export const mailedCodesUnavailable = {
  "no-email-method": "Codes by mail are not set up for this account. Use another way.",
  "email-not-now":
    "Your password was just reset by mail, so a mailed code can't be the second step this time. Use another way.",
};

/** A recovery code. */
export const recoveryCodes = {
  "used-recovery-code": "That recovery code was already used. Try another one.",
  "wrong-recovery-code": "That recovery code is wrong, or from an older set. Check it, or use another one.",
  "unsaved-recovery-code":
    "That recovery code is from a set that you never confirmed as saved, so it does not work. Use one of an earlier set, or another way.",
  "no-recovery-codes": "This account has no recovery codes. Use another way.",
};

/** A reset code. */
export const resetCodes = {
  "wrong-reset-code": "That reset code is wrong. Check it with the person who gave it to you.",
  "ended-reset-code": sayResetEnd,
  "opened-reset-code": sayResetUnderWay,
};
