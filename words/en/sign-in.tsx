import type { ReactNode } from "react";

const or = new Intl.ListFormat("en-GB", { type: "disjunction" });

/** The pages of signing in, signing up and joining. */
export const signIn = {
  title: (workspace: string) => `Sign in to ${workspace}`,
  elsewhere: (workspace: ReactNode) => (
    <>You are signed in to {workspace} in this browser. Signing in here signs you out there.</>
  ),
  submit: "Sign in",
  byPasskey: "Sign in with a passkey",
  forgot: "Forgot your password?",
  signUpFor: (workspace: string) => `Sign up for ${workspace}`,
  signUp: {
    submit: "Sign up",
    required: (workspace: string) => `${workspace} requires two-factor authentication: have your phone ready.`,
    domains: (domains: string[]) => `For people with an address at ${or.format(domains)}.`,
    already: "Signed up already?",
    notHere: (domains: string[]) => `Use your address at ${or.format(domains)}, or ask an admin for an invitation.`,
  },
  reset: {
    title: "Reset your password",
    lead: "We email you a link that sets a new password. Your two-factor methods stay as they are: you need them to sign in afterwards.",
    send: "Send",
    sent: (address: string) =>
      `If ${address} has an account here, a link is on its way. It works once, for 30 minutes.`,
    back: "Back to sign-in",
    over: "This link doesn't work. A link works once, for 30 minutes. Use the one in the newest email, or ask for a new one.",
    newLink: "Send me a new link",
    choose: "Afterwards you sign in with it and with your second factor, as before. All your devices are signed out.",
    keep: "Keep the old password",
    save: "Save",
    gone: "This link does not work any more. Ask for a new one.",
  },
  invitation: {
    title: (workspace: string) => `Join ${workspace}`,
    elsewhere: (workspace: ReactNode, address: string) => (
      <>
        You are signed in to {workspace} as {address} in this browser. Joining signs you out there.
      </>
    ),
    by: (inviter: ReactNode, address: string) => (
      <>
        {inviter} invited {address}.
      </>
    ),
    invited: (address: string) => `${address} is invited.`,
    now: (workspace: string) =>
      `${workspace} requires two-factor authentication: you set it up next, so have your phone ready.`,
    off: "Choose a password, and you are in.",
    later: "Choose a password. You can set up two-factor authentication right after.",
    join: "Join",
    bad: "This invitation doesn't work",
    badLead:
      "The link is incomplete, it was opened more than an hour ago, or the invitation was withdrawn. Open it again from the email, or ask for a new invitation.",
    used: "This invitation was used",
    usedLead: (workspace: string, inviter: string | null) =>
      `An invitation works once. If it was you who joined ${workspace}, sign in. If it was not, tell ${inviter ?? "an admin"} at once.`,
    expired: "This invitation has expired",
    expiredLead: (workspace: string, inviter: string | null) =>
      `Invitations work for seven days, and only the newest link does. Ask ${inviter ?? "an admin"} of ${workspace} to send it again.`,
    joined: "Joined already?",
  },
};
