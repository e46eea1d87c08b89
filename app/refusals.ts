/** What a use-case refused with, and what the sentence about it needs. */
export type Refusal = { reason: string; retryAt?: Date | null; minutes?: number };

const sentences: Record<string, string> = {
  wrong: "That code did not work. Wait for the next one and try again.",
  "not-a-code": "Enter the 6 digits your app shows.",
  "reset-code":
    "That looks like a reset code. Sign in with your password first; if a reset is waiting, its code is asked there.",
  ended: "That was the fifth wrong code. Sign in again.",
  gone: "This set-up has expired. Start it again.",
  "wrong-password": "That password is not right.",
  "wrong-code": "That code did not work. Wait for the next one and try again.",
  "code-missing": "Enter the code your app shows, or one of your recovery codes.",
  "recovery-code":
    "That looks like a recovery code. Recovery codes are switched off until the reset is finished; enter the reset code.",
  "not-a-reset-code": "A reset code has 20 letters and digits, in five groups.",
  "wrong-reset-code": "That code did not work. Check it with the person who gave it to you.",
  "enrol-first": "Set up an authenticator app, a passkey or a security key for yourself first. Then you can do this.",
  "not-active": "This account is not active, so there is nothing to reset.",
  over: "This has been decided or has ended meanwhile. Load this page again.",
  live: "The code of this reset can still be used. Cancel it first.",
  "second-person": "Another admin or owner has to decide this.",
  "asker-gone": "Whoever asked for this may no longer reset this member. Refuse it, and start a new one.",
  "not-yours": "The code is shown to the one who asked for it.",
  shown: "The code was shown already. Reset again to get a new one.",
  unreadable: "Your browser sent something unreadable. Load this page again.",
  expired: "That took longer than five minutes. Try again.",
  "unknown-passkey": "That passkey or key is not set up here. Use another one, or another way to sign in.",
  unverified:
    "Your key did not check that it is you. Sign in with your password first; then the key is your second step.",
  counter:
    "That key was refused and is switched off now: its counter went back, as it would if somebody had copied it. Use another way.",
  "not-an-email-code": "Enter the 8 digits from the newest mail.",
  "wrong-email-code": "That code is wrong or has expired. Check the newest mail, or send a new code.",
  "email-not-now":
    "Your password was just reset by mail, so a mailed code can't be the second step this time. Use another way.",
  "email-refused":
    "A code by mail is not accepted here as your only method. Set up an authenticator app, a passkey or a security key first.",
  "email-alone":
    "A code by mail can't be your only method in your role. Add another method first, or disable two-factor altogether.",
  known: "That is set up already.",
  required: "This workspace requires two-factor. Add another method first, or replace this one.",
  "wrong-recovery-code": "That recovery code did not work. Each code works once.",
  "not-a-recovery-code": "A recovery code has 16 letters and digits, in four groups.",
  "not-in-force": "That code would not let you in. It was used, belongs to an older set, or has a typo.",
  nobody: "Nobody in this workspace can help you here. Ask whoever runs this installation.",
  changed: "Something changed in another tab. Load this page again.",
  stale: "More than ten minutes have passed since you proved that it is you. Confirm it, then try again.",
  role: "You can't give this role. Choose one below your own.",
  same: "That is their role already. Choose another one.",
  "last-owner": "This is the last owner who can sign in. Make somebody else an owner first.",
  "already-off": "This account is not active any more.",
  "not-deactivated": "This account is active already.",
  none: "There is no session to end.",
  covered: "There is nothing to remind of: they have a second factor, or can't set one up now.",
  joined: "They have joined meanwhile.",
  busy: "Gatehouse is busy. Try again in a few seconds.",
};

const words = (amount: number, unit: string) => `${amount} ${unit}${amount === 1 ? "" : "s"}`;

/** Says how long until a moment, in words: "40 seconds", "12 minutes", "4 hours". */
export function waitUntil(moment: Date, now = new Date()): string {
  const left = Math.max(1, Math.ceil((moment.getTime() - now.getTime()) / 1000));
  if (left < 90) return words(left, "second");
  if (left < 90 * 60) return words(Math.ceil(left / 60), "minute");
  return words(Math.ceil(left / 3600), "hour");
}

/** Says a refusal in a sentence: what happened, what to do next. */
export function say(refusal: Refusal, now = new Date()): string {
  const { reason, retryAt, minutes } = refusal;
  if (reason === "used") {
    // An app shows the next code at the next half minute.
    return `This code was already used. A new one appears in ${words(30 - (Math.floor(now.getTime() / 1000) % 30), "second")}.`;
  }
  if (reason === "mail-wait") {
    return `That mail was sent a short while ago. You can send it again ${retryAt ? `in ${waitUntil(retryAt)}` : "later"}.`;
  }
  if (reason === "wait") {
    return retryAt
      ? `Too many tries. Try again in ${waitUntil(retryAt)}.`
      : "This method is locked after too many wrong codes. Use a recovery code, or ask an admin to reset your two-factor.";
  }
  if (reason === "help-wait") {
    return `You have asked already. You can ask again ${retryAt ? `in ${waitUntil(retryAt)}` : "later"}.`;
  }
  if (reason === "slow" || reason === "fast") {
    return `Your phone's clock is about ${words(minutes ?? 1, "minute")} ${reason}. Turn on automatic time and try again.`;
  }
  return sentences[reason] ?? "That did not work. Try again.";
}
