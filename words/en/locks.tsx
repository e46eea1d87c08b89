import type { ReactNode } from "react";

/** "This wasn't me", locked accounts, and stopped changes of an address. */
export const locks = {
  title: "This wasn't me",
  lead: "Lock your account if someone else signed in to it or changed it.",
  what: "Every device is signed out, your password stops working, and your admins are told. Your two-factor methods stay.",
  backByAdmin: (names: string) => `To get back in, ask ${names} to unlock your account.`,
  backByPassword:
    "You are the only owner, so we send you a link to set a new password. You sign in with it and your second factor.",
  noneToAsk: "To get back in, ask an admin to unlock your account.",
  button: "Lock my account",
  cancel: "Cancel",
  doneByMail: "Your account is locked",
  doneByMailText: "Every device is signed out. An email says how you get back in.",
  used: "This link was used already.",
  expired:
    "This link worked for 7 days and has expired. Sign in, then choose “This wasn't me” in your recent sign-ins.",
  locked: {
    title: "Your account is locked",
    ask: (names: string) => `Ask ${names} to unlock it. They will check that it is you.`,
    askAnyone: "Ask an admin of your workspace to unlock it.",
    askOperator: (support: string | null) =>
      `Only the operator of this installation can unlock it${support ? `: ${support}` : ""}.`,
    newPassword: "Set a new password with the link we sent you. That unlocks your account.",
    another: "Get another link",
    since: (when: ReactNode) => <>Locked since {when}.</>,
    other: "Sign in as someone else",
    noHelp: "Your account is locked, so a reset would not let you in. Ask an admin to unlock it.",
  },
  stop: {
    title: "Stop this change",
    live: (to: ReactNode) => (
      <>
        Your account's email is to become <b>{to}</b>. Stop this if it wasn't you.
      </>
    ),
    done: (to: ReactNode) => (
      <>
        Your account's email was changed to <b>{to}</b>. Stop this if it wasn't you: your account gets this address
        back.
      </>
    ),
    what: "Every device is signed out. Then sign in and change your password.",
    button: "Stop this change",
    stopped: "This change was stopped",
    stoppedText: "Your account keeps this address, and every device is signed out. Sign in and change your password.",
    over: "Nothing left to stop",
    overText: "This change was replaced by a newer one, ran out, or is older than 7 days.",
    taken: "Another account has this address by now. Ask an admin for help.",
  },
};
