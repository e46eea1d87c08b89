import type { ReactNode } from "react";

const list = new Intl.ListFormat("en-GB", { type: "disjunction" });

/** The pages of the second step, of confirming it is you, and of a reset. */
export const verify = {
  title: "Two-factor authentication",
  as: (address: ReactNode) => <>Signing in as {address}.</>,
  nothingLeft: "Nothing is left that you could sign in with, so you can't sign in yet.",
  code: "Verification code",
  appHint: "The 6 digits your authenticator app shows.",
  recovery: "Recovery code",
  recoveryHint: "16 letters and digits. Each code works once.",
  submit: "Verify",
  byApp: "Use your authenticator app",
  byRecovery: "Use a recovery code",
  mailMe: "Email me a code",
  mailAgain: "Send a new code",
  mailed: (address: string) => `A code is on its way to ${address}.`,
  otherPerson: "Sign in as someone else",
  lostAccess: "Lost access?",
  resetCodeLink: "Enter a reset code",
  codeHere: "Enter that code here",
  lost: {
    label: "Lost access",
    names: (names: string[]) =>
      list.format(names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} others`] : names),
    who: (names: string) =>
      `${names} can give you a reset code after checking that it is you. Your password and that code let you set up a new method.`,
    asked: (at: ReactNode) => (
      <>
        <span>You asked for help on </span>
        {at}
        <span>. Your request is with them. They will contact you to check that it is you.</span>
      </>
    ),
    ask: "Ask an admin for help",
    sent: "Your request is with them. They will contact you to check that it is you.",
    operator: (support: string | null) =>
      `You are the only owner of this workspace. Only the operator of this installation can help${support ? `: ${support}.` : "."}`,
  },
  off: "Your two-factor methods are switched off, so you can't sign in yet.",
  reset: {
    title: "Enter your reset code",
    lead: (until: ReactNode) => (
      <>
        Your two-factor was reset. The person who did it has a code for you
        {until && <span>, good until {until}</span>}
        <span>. After it you set up a new method.</span>
      </>
    ),
    none: "No reset of your account is waiting for a code: sign in with your two-factor method. If you have a reset code, enter it to see what became of it.",
    code: "Reset code",
    hint: "20 letters and digits in five groups. A recovery code is shorter and does not work here.",
    submit: "Continue",
    back: "Back to two-factor authentication",
    noCode: "No code, or it does not work?",
  },
  stop: {
    title: "Stop this reset",
    lead: "Someone reset the two-factor authentication of your account. If you did not ask for it, stop it. The reset code then opens nothing.",
    note: (workspace: string) =>
      `Your old methods stay switched off until an admin of ${workspace} restores them. They see that you stopped it.`,
    used: "A new method was set up with it. If that was not you, speak to an admin now.",
    over: "Its code opens nothing. Your old methods stay switched off until an admin restores them or resets again.",
    titles: {
      stopped: "The reset is stopped",
      used: "This reset was used already",
      expired: "This reset has expired",
      left: "This reset was not finished",
      cancelled: "An admin cancelled this reset",
      replaced: "A newer reset took the place of this one",
    },
  },
  /** The proof of an admin in a form of their own. */
  proof: {
    yourOwn: "Your own.",
    accepted: "Your passkey was accepted.",
    noScript: "Without JavaScript, a passkey or security key is used on a page of its own.",
    elsewhere: "Confirm it is you",
    appOrCode: "The 6 digits your own app shows, or a recovery code.",
    appOrCodeInstead: "The 6 digits your own app shows, or a recovery code, if you don't use your passkey.",
    codeOnly: "One of your recovery codes.",
    codeInstead: "One of your recovery codes, if you don't use your passkey.",
  },
  confirm: {
    title: "Confirm it is you",
    lead: "This affects how people sign in, so confirm it's you. You won't be asked again for 10 minutes.",
    submit: "Confirm",
    cancel: "Cancel",
    /** What the code field accepts: an app's code, a mailed one, or a recovery code in any case. */
    hint: (app: boolean, email: boolean) => {
      const codes = [
        ...(app ? ["the 6 digits your authenticator app shows"] : []),
        ...(email ? ["a code we email you"] : []),
      ];
      const text = list.format([...codes, "one of your recovery codes"]);
      return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
    },
  },
};
