import { amount, waitUntil } from "../amounts";

type Timed = { retryAt: Date | null };
type Clock = { minutes: number };

const clock = (off: "slow" | "fast") => (refusal: Clock) =>
  `Your phone's clock is about ${amount(refusal.minutes, "minute")} ${off}. Turn on automatic time and try again.`;

/** The request is malformed: the browser's own message could not be parsed, so no use-case decided. */
export const unreadable = "Your browser sent something unreadable. Load this page again.";

/** A page whose link this browser no longer has. It keeps one for an hour. */
export const openAgain = "This page was opened too long ago. Open the link in the email again.";

/** A limit on tries. One without an end is a lock. */
export const limits = {
  wait: ({ retryAt }: Timed, now: Date) =>
    retryAt
      ? `Too many tries. Try again in ${waitUntil(retryAt, now)}.`
      : "This method is locked after too many wrong codes. Use a recovery code, or ask an admin to reset your two-factor.",
};

/** A limit on mails. */
export const mailLimits = {
  ...limits,
  "mail-wait": ({ retryAt }: Timed, now: Date) =>
    `That mail was sent a short while ago. You can send it again ${retryAt ? `in ${waitUntil(retryAt, now)}` : "later"}.`,
};

/** The session, or what it is about, changed between two requests. */
export const changes = { changed: "Something changed in another tab. Load this page again." };

/** A mailed code. */
export const mailedCodes = {
  "wrong-email-code": "That code is wrong. Check the newest mail, or send a new code.",
  "email-code-replaced": "That code was replaced by the one in a newer mail. Use the newest mail.",
  "email-code-used": "That code was already used. Send a new code.",
  "email-code-expired": "That code has expired: each is valid for ten minutes. Send a new code.",
  "not-an-email-code": "Enter the 8 digits from the newest mail.",
  "no-email-method": "Email codes are not one of your methods here. Use another way.",
  "email-not-now":
    "Your password was just reset by mail, so a mailed code can't be the second step this time. Use another way.",
};

/** An authenticator app's code. */
export const appCodes = {
  "not-a-code": "Enter the 6 digits your app shows.",
  "wrong-code": "That code did not work. Wait for the next one and try again.",
  // An app shows its next code at the next half minute.
  used: (_: unknown, now: Date) =>
    `This code was already used. A new one appears in ${amount(30 - (Math.floor(now.getTime() / 1000) % 30), "second")}.`,
  slow: clock("slow"),
  fast: clock("fast"),
};

/** The assertion of a passkey or security key. */
export const passkeys = {
  expired: "That took longer than five minutes. Try again.",
  answered: "That answer was sent already, perhaps twice. Try again.",
  replaced: "You signed in again in another tab while this was open. Try again.",
  "unknown-challenge": "That was no answer to this page. Load the page again.",
  "unknown-passkey": "That passkey or key is not set up here. Use another one, or another way to sign in.",
  counter:
    "That key was refused and is switched off now: its counter went back, as it would if somebody had copied it. Use another way.",
};

/** The proof that is still missing for acting on a workspace or on other people. */
export const adminProof = {
  "enrol-first": "Set up an authenticator app, a passkey or a security key for yourself first. Then you can do this.",
  stale: "More than ten minutes have passed since you proved that it is you. Confirm it, then try again.",
};
