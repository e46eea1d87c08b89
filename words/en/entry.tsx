import type { ReactNode } from "react";

/** The pages that anyone can open, and the fields that many pages of the way in share. */
export const entry = {
  landing: {
    title: "The second factor, for everyone in your company",
    lead: "Gatehouse is where a company requires two-factor authentication, sees who is covered, and gets a locked-out colleague back in, without ever leaving an account on a password alone.",
    protected: "One strong method with recovery codes to spare, or two strong methods.",
    fragile: "One lost phone away from being locked out.",
    unprotected: "A password and nothing else.",
    points: [
      {
        title: "Members set it up once",
        text: "Link an authenticator app, a passkey or a security key, save the recovery codes, and carry on. With an app, everything works without JavaScript.",
      },
      {
        title: "Admins know before they decide",
        text: "Rehearse a policy to see who is covered and who must enrol by when. Then publish it, and undo it if you have to.",
      },
      {
        title: "Help desks reset without a gap",
        text: "The old methods stop at once. A single-use code, good for 24 hours, opens the way to new ones and to nothing else.",
      },
    ],
  },
  createWorkspace: "Create a workspace",
  findWorkspaces: "Find your workspaces",
  new: {
    lead: "Two-factor authentication is required from the first minute, starting with you. Have your phone ready.",
    workspaceName: "Workspace name",
    yourAddress: "your-address",
    slug: "Workspace address",
    slugHint: (example: ReactNode) => <>Lowercase letters, digits and dashes. People sign in at {example}.</>,
    create: "Create workspace",
  },
  confirm: {
    title: "Confirm your email",
    sent: (address: ReactNode) => <>We sent a code to {address}.</>,
    code: "Email code",
    codeHint: (address: ReactNode) => <>8 digits, sent to {address}. Valid for 10 minutes.</>,
    confirm: "Confirm",
    again: "Send a new code",
    sentAgain: "A new code is on its way. The earlier one no longer works.",
    restart: "Start again",
    otherAddress: "Start over with another address",
    find: "Find your workspace",
  },
  find: {
    lead: "We email you the addresses of the workspaces you belong to.",
    none: "No workspace yet?",
    send: "Send",
    sent: (address: string) => `If ${address} belongs to a workspace, an email with the addresses is on its way.`,
  },
  notFound: {
    title: "Page not found",
    lead: "The address may be mistyped, the link may have been used or have expired, or you don't have access to it.",
  },
  /** The states of a member. */
  statuses: {
    protected: "Protected",
    fragile: "Fragile",
    unprotected: "Unprotected",
    "in-grace": "In grace",
    blocked: "Blocked",
    "reset-pending": "Reset pending",
    exempt: "Exempt",
    invited: "Invited",
    deactivated: "Deactivated",
  },
  step: (now: number, of: number, name: string) => `Step ${now} of ${of} · ${name}`,
  email: "Email",
  yourName: "Your name",
  password: "Password",
  newPassword: "New password",
  passwordHint: (least: number) => `At least ${least} characters. A few random words make a good one.`,
  /** How strong a typed password is. {n} is how many characters are missing. */
  meter: {
    one: "{n} more character needed.",
    more: "{n} more characters needed.",
    weak: "Easy to guess.",
    fair: "Could be stronger: add another word.",
    strong: "Strong.",
    best: "Very strong.",
  },
};
