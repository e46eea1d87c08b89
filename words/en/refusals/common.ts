import { waitUntil } from "../amounts";

type Timed = { retryAt: Date | null };

/** The request is malformed: the browser's own message could not be parsed, so no use-case decided. */
export const unreadable = "Your browser sent something unreadable. Load this page again.";

/** A page whose link this browser does not have. It keeps one for an hour. */
export const openAgain =
  "This browser doesn't have the link of this page. It keeps a link for an hour. Open the link in the email again.";

/** A page whose address has no link of ours. */
export const noSuchLink = "This link is not complete, or never was one. Copy the whole link from the email.";

/** A limit on tries. One without an end is a lock. */
export const limits = {
  wait: ({ retryAt }: Timed, now: Date) =>
    retryAt
      ? `Too many tries. Try again in ${waitUntil(retryAt, now)}.`
      : "This method is locked after too many wrong codes. Use a recovery code, or ask an admin to reset your two-factor.",
};

const sendAgain = ({ retryAt }: Timed, now: Date) =>
  `You can send it again ${retryAt ? `in ${waitUntil(retryAt, now)}` : "later"}.`;

/** A limit on mails. Asking for a mail is no try of anything. */
export const mailLimits = {
  "mail-wait": (refusal: Timed, now: Date) => `That mail was sent a short while ago. ${sendAgain(refusal, now)}`,
  "mail-often": (refusal: Timed, now: Date) => `That mail was sent several times already. ${sendAgain(refusal, now)}`,
  "ask-wait": ({ retryAt }: Timed, now: Date) =>
    `Too many mails were asked for from your network. Try again ${retryAt ? `in ${waitUntil(retryAt, now)}` : "later"}.`,
};

/** The session, or what it is about, changed between two requests. */
export const changes = { changed: "Something changed in another tab. Load this page again." };

/** The assertion of a passkey or security key. */
export const passkeys = {
  expired: "That took longer than five minutes. Try again.",
  answered: "That answer was sent already, perhaps twice. Try again.",
  replaced: "You signed in again in another tab while this was open. Try again.",
  "unknown-challenge": "That was no answer to this page. Load the page again.",
  "unknown-passkey": "That passkey or key is not set up here. Use another one, or another way to sign in.",
  "passkey-off": "That passkey or key is switched off. Use another one, or another way to sign in.",
  "passkey-invalid":
    "The answer of that passkey or key could not be verified. Try again, or use another way to sign in.",
  counter: "This key may have been copied, so we switched it off. Use another way, then tell an admin.",
};

/** The proof that is still missing for acting on a workspace or on other people. */
export const adminProof = {
  "enrol-first": "Set up an authenticator app, a passkey or a security key for yourself first. Then you can do this.",
  stale: "More than ten minutes have passed since you proved that it is you. Confirm it, then try again.",
};
