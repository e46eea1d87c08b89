import type { Because } from "@/lib/rules/sign-in/ended";

/** Why someone has to sign in again: one sentence for each reason. */
export const signInReasons: Record<Because | "password" | "locked" | "new-password", string> = {
  "signed-out": "You signed out in this browser. Sign in to go on.",
  elsewhere: "You ended this session from another device or tab. Sign in to go on.",
  admin: "An admin ended your sessions. Sign in to go on.",
  method:
    "Your sign-in methods were changed in another session, which ended this one. Sign in with a method you have now.",
  "password-changed": "Your password was changed, which ended this session. Sign in with the new one.",
  password: "Your new password is saved. Sign in with it.",
  reset: "Your two-factor authentication was reset. Sign in with your password, then use the newest reset code.",
  "reset-over": "The reset you were in was stopped or taken back. Sign in to see what is asked of you now.",
  codes: "Too many wrong codes. Sign in again to continue.",
  key: "Your key may have been copied, so we switched it off and signed you out everywhere. Sign in with another method, then tell an admin.",
  enrolled: "Your new method is set up. Sign in with it.",
  limit: "Newer sign-ins of this account took the place of this one. Sign in to go on.",
  deactivated: "This account is deactivated. Ask an admin to activate it again.",
  locked: "Your account is locked, and every device is signed out. Ask an admin to unlock it.",
  "new-password": "You are signed out everywhere. Set a new password with the link we sent you, then sign in.",
  idle: "You were signed out because you did nothing for a while. Sign in to go on.",
  time: "Your session reached its time limit. Sign in to go on.",
  "second-step-time": "The second step took longer than ten minutes. Sign in again.",
  "set-up-time": "The set-up took longer than 30 minutes. Sign in again to go on with it.",
  lifted:
    "Two-factor authentication is not required of you any more, so there is nothing left to set up. Sign in again.",
  changed: "What sign-in asks of you has changed since you began. Sign in again.",
};

/** Returns the sentence for a reason in an address, or null for anything else. */
export const sayWhySignIn = (because: unknown): string | null =>
  typeof because === "string" && Object.hasOwn(signInReasons, because)
    ? signInReasons[because as keyof typeof signInReasons]
    : null;
