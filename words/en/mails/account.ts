import type { MethodKind, RoleName } from "@/lib/rules/policy/settings";
import { amount } from "../amounts";
import { roleWords } from "../roles";

type Plan = "business" | "enterprise";
type Requirement =
  | { kind: "now" }
  | { kind: "by"; time: string }
  | { kind: "grace"; days: number }
  | { kind: "encouraged" }
  | { kind: "off" };

export const accountChanged = {
  reactivated: {
    subject: (workspace: string) => `Your account is active again in ${workspace}`,
    title: "Your account is active again",
    done: (who: string, time: string) => `${who} reactivated your account on ${time}.`,
    now: "You can sign in with the password and the methods you had.",
  },
  unlocked: {
    subject: (workspace: string) => `Your account in ${workspace} is unlocked`,
    title: "Your account is unlocked",
    done: (who: string, time: string) => `${who} unlocked your account on ${time}.`,
    now: "You can sign in with your password and your second factor. If someone may know your password, change it now.",
  },
  exempted: {
    subject: (workspace: string) => `You are exempt for a while in ${workspace}`,
    title: "You are exempt for a while",
    done: (who: string, time: string) => `${who} exempted you from two-factor authentication on ${time}.`,
    now: (until: string) =>
      `No second factor is required of you until ${until}. Methods you have set up are still asked for.`,
  },
  "exemption-ended": {
    subject: (workspace: string) => `Your exemption has ended in ${workspace}`,
    title: "Your exemption has ended",
    done: (who: string, time: string) => `${who} ended your exemption from two-factor authentication on ${time}.`,
    now: "Nothing to do now.",
  },
  "sessions-ended": {
    subject: (workspace: string) => `You were signed out of ${workspace}`,
    title: "You were signed out",
    all: (who: string, time: string) => `${who} signed you out on every device on ${time}.`,
    one: (who: string, time: string) => `${who} signed you out on one of your devices on ${time}.`,
    now: "You can sign in again.",
  },
};

export const accountDeactivated = {
  subject: (workspace: string) => `Your account in ${workspace} was deactivated`,
  title: "Your account was deactivated",
  preview: "You can no longer sign in.",
  done: (who: string, time: string) =>
    `${who} deactivated your account on ${time}. You can no longer sign in, and every device is signed out.`,
};

export const accountDeleted = {
  subject: (workspace: string) => `Your account in ${workspace} was deleted`,
  title: "Your account was deleted",
  preview: "Your name and your address are erased.",
  done: (who: string, time: string) =>
    `${who} deleted your account on ${time}, with its methods, its codes and its sign-ins.`,
  kept: "The audit log keeps what happened under a number. Your name and your address are no longer in it.",
};

export const accountLocked = {
  subject: (workspace: string) => `Your account in ${workspace} is locked`,
  title: "Your account is locked",
  preview: "Every device is signed out.",
  done: (who: string, time: string) => `${who} locked your account on ${time}.`,
  reported: (time: string) => `You reported on ${time} that something in your account wasn't you.`,
  effect: "Every device is signed out and your password no longer works. Your two-factor methods stay as they are.",
  byAdmin: (workspace: string) =>
    `Tell an admin of ${workspace} when it is safe again. They can unlock your account. If someone may know your password, change it right after.`,
  byPassword:
    "You are the only owner, so a new password unlocks your account. We sent you a link for that in another email. You then sign in with the new password and your second factor.",
  another: "Get another link",
};

export const lockReported = {
  subject: (member: string, workspace: string) => `${member} locked their account in ${workspace}`,
  title: (member: string) => `${member} locked their account`,
  preview: "Someone else may have used it.",
  done: (member: string, time: string) =>
    `${member} reported on ${time} that someone else may have used their account. It is locked, and every device is signed out.`,
  next: (member: string) =>
    `Look at what happened in it, talk to ${member} in person or on a number you know, then unlock it.`,
  open: "Open the account",
};

export const addressChanged = {
  asked: {
    subject: (workspace: string) => `Your email is about to change in ${workspace}`,
    title: "Your email is about to change",
    text: (address: string, when: string) =>
      `A change of your account's email to ${address} was asked for ${when}. It takes effect once the new address is confirmed.`,
  },
  changed: {
    subject: (workspace: string) => `Your email was changed in ${workspace}`,
    title: "Your email was changed",
    text: (address: string, when: string) =>
      `Your account's email was changed to ${address} ${when}. You sign in with the new address. Your other devices were signed out.`,
  },
  back: {
    subject: (workspace: string) => `The change of your email was stopped in ${workspace}`,
    title: "The change of your email was stopped",
    text: (address: string, when: string) =>
      `The change was stopped ${when}. Your account's email is ${address}, and every device is signed out. Sign in and change your password.`,
  },
  preview: "Your account keeps its address.",
  stop: "Stop it within 7 days. Your account then keeps this address, and every device is signed out.",
  button: "Stop this change",
};

export const addressCode = {
  subject: (workspace: string) => `Confirm your new email for ${workspace}`,
  title: "Confirm your new email",
  use: "To use this address for your account, type this code on the page you came from.",
  notYou: "If you did not ask for it, do nothing. Don't share this code. We'll never ask for it.",
};

export const addressTaken = {
  subject: (workspace: string) => `This address already has an account in ${workspace}`,
  title: "This address has an account",
  preview: "Nothing was changed.",
  tried: (workspace: string) =>
    `Someone tried to move another account of ${workspace} to this address. It already has an account, and nothing was changed.`,
  you: "If it was you, sign in with this address, or choose another one for the other account.",
};

export const accountExists = {
  subject: (workspace: string) => `You already have an account in ${workspace}`,
  title: "You already have an account",
  preview: "Sign in instead of signing up.",
  tried: (workspace: string) =>
    `Someone tried to sign up for ${workspace} with this address. It already has an account, and nothing was changed. If it was you, sign in.`,
  forgot: "If you no longer know your password:",
  notYou: "If it wasn't you, there is nothing to do.",
};

export const confirmAddress = {
  subject: (workspace: string) => `Confirm your email for ${workspace}`,
  title: "Confirm your email",
  create: "To create the workspace, type this code on the page you came from. It works once, within 10 minutes.",
  join: "To finish signing up, type this code on the page you came from. It works once, within 10 minutes.",
  notYou: "If you did not ask for it, do nothing: nothing happens without this code. Don't share this code.",
};

const things: [MethodKind, string[]][] = [
  ["totp", ["your phone with an authenticator app"]],
  ["passkey", ["a security key", "a device with Face ID, Touch ID or Windows Hello"]],
  ["email", ["this mailbox"]],
];

export const invitation = {
  subject: (inviter: string | null, workspace: string) =>
    inviter === null ? `You are invited to join ${workspace}` : `${inviter} invited you to join ${workspace}`,
  join: (workspace: string) => `Join ${workspace}`,
  invited: (inviter: string | null, workspace: string, role: RoleName) =>
    `${inviter === null ? "You are invited" : `${inviter} invited you`} to join ${workspace} as ${roleWords[role].one}.`,
  required(requirement: Requirement, workspace: string): string {
    switch (requirement.kind) {
      case "now":
        return `${workspace} requires two-factor authentication. You set it up while you join; it takes about two minutes.`;
      case "by":
        return `${workspace} requires two-factor authentication from ${requirement.time}. You can set it up while you join.`;
      case "grace":
        return `${workspace} requires two-factor authentication within ${amount(requirement.days, "day")} of joining. You can set it up at once; it takes about two minutes.`;
      case "encouraged":
        return `${workspace} recommends two-factor authentication. You can set it up after you join; it takes about two minutes.`;
      case "off":
        return "You choose a password when you join.";
    }
  },
  ready: (methods: MethodKind[]) =>
    `You'll need one of these: ${things.flatMap(([kind, has]) => (methods.includes(kind) ? has : [])).join("; ")}. You'll also save recovery codes, so have a password manager or paper ready.`,
  link: (time: string) =>
    `The link is for you alone, works once, and is valid until ${time}. If you don't know who sent it, do nothing.`,
};

export const passwordChanged = {
  subject: (workspace: string) => `Your password in ${workspace} was changed`,
  title: "Your password was changed",
  changed: (when: string) =>
    `The password of your account was changed ${when}. Your two-factor methods stay as they were.`,
  reset: (when: string) =>
    `A new password was set with the link from our mail ${when}. Your two-factor methods stay as they were.`,
};

export const passwordReset = {
  subject: (workspace: string) => `Reset your password in ${workspace}`,
  title: "Reset your password",
  preview: "The link works for 30 minutes.",
  asked: (who: string | null) =>
    `${who ?? "Someone"} asked for a new password for your account. If you want one, open this link within 30 minutes. It works once.`,
  methods:
    "Your two-factor methods stay as they are; you need them to sign in afterwards. If you don't want a new password, do nothing: the old one stays.",
};

export const planChanged = {
  subject: (workspace: string, to: Plan) => `${workspace} is now on the plan ${to}`,
  title: (to: Plan) => `Your plan is now ${to}`,
  preview: {
    business: "The requirement pauses; nothing was removed.",
    enterprise: "You can require two-factor authentication.",
  },
  changed: (workspace: string, from: Plan, to: Plan, time: string) =>
    `The operator changed the plan of ${workspace} from ${from} to ${to} on ${time}.`,
  effect: {
    business:
      "A workspace on this plan can't require two-factor authentication. If yours did, the requirement pauses and members are encouraged instead. Nothing was removed: every method keeps working.",
    enterprise: "You can require two-factor authentication. A requirement that was paused is in force again.",
  },
  see: "See what applies now:",
};

export const roleChanged = {
  subject: (workspace: string) => `Your role in ${workspace} was changed`,
  title: "Your role was changed",
  preview: (to: RoleName) => `You are now ${roleWords[to].one}.`,
  changed: (who: string, from: RoleName, to: RoleName, time: string) =>
    `${who} changed your role on ${time}: you were ${roleWords[from].one}, you are now ${roleWords[to].one}.`,
};

export const workspaceDeletion = {
  subject: {
    asked: (workspace: string) => `${workspace} is to be deleted`,
    "taken-back": (workspace: string) => `${workspace} is not deleted`,
    erased: (workspace: string) => `${workspace} was deleted`,
  },
  title: {
    asked: "Your workspace is to be deleted",
    "taken-back": "Your workspace stays",
    erased: "Your workspace was deleted",
  },
  preview: {
    asked: "In seven days, unless an owner takes it back.",
    "taken-back": "The deletion was taken back.",
    erased: "With everything that was in it.",
  },
  asked: (who: string, workspace: string, time: string) =>
    `${who} asked for the deletion of ${workspace}. It is deleted on ${time}, with its members, applications and audit log.`,
  until: "Until then you can sign in as ever. The workspace takes no new members.",
  owner: "Any owner can take this back until then:",
  settings: "Settings",
  member: "If you did not expect this, ask an owner of your workspace.",
  back: (who: string, workspace: string) => `${who} took the deletion of ${workspace} back. Nothing was deleted.`,
  gone: (workspace: string) =>
    `${workspace} was deleted, with its members, applications and audit log. No one can take its address again.`,
};

export const workspaceList = {
  subject: "Your workspaces",
  preview: "You asked where this address has an account.",
  found: (n: number) =>
    n === 0
      ? "This address has no account in any workspace here. If you expected one, try your other addresses or ask a colleague for an invitation."
      : `This address has an account in ${n === 1 ? "one workspace" : amount(n, "workspace")}. Choose one to sign in.`,
  asked:
    "This was asked for on our page “Find your workspaces”. If it wasn't you, there is nothing to do: only you see this mail.",
};
