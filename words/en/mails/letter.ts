import type { Device } from "@/lib/rules/sign-in/device";
import { sayDevice as name } from "../devices";

/** What the frame of every mail says, and what mails share. */
export const letter = {
  sentBy: "Sent by Gatehouse. Replies are not read.",
  sentFor: (workspace: string) => `Sent by Gatehouse for ${workspace}. Replies are not read.`,
  orOpen: "Or open this address:",
  operator: "The operator of this installation",
  named: (kind: string, name: string) => `${kind} “${name}”`,
  when: (time: string, device: string | null) => (device === null ? `on ${time}` : `on ${time}, from ${device}`),
  device: (device: Device) => (device.browser || device.system ? name(device) : "an unknown device"),
  act: "If this wasn't you, act now.",
  notYou: {
    title: "If this wasn't you",
    lock: {
      admin: "Lock your account. Every device is signed out, and an admin unlocks it once it is safe.",
      owner: "Lock your account. Every device is signed out, and another owner unlocks it once it is safe.",
      password:
        "Lock your account. Every device is signed out. You are the only owner, so you get an email with a link to set a new password, which unlocks it.",
    },
    notMe: "This wasn't me",
    change: "Change your password now:",
    orChange: "Or change your password now:",
    end: "Then end all other sessions and check your methods:",
    ask: {
      admin: "If you can't sign in, tell an admin of your workspace.",
      owner: "If you can't sign in, tell another owner of your workspace.",
      password: "If you can't sign in, tell the operator of this installation.",
    },
  },
  stolen: "Someone knows your password. Change it now:",
  keep: "Don't share this code. No admin will ask for it.",
  codeInside: "Your code is in this mail. It works for 10 minutes.",
  unexpected: (workspace: string) => `If you did not expect this, ask an admin of ${workspace}.`,
  resetPassword: "Reset your password",
  security: "Security",
  signIn: "Sign in",
  openResets: "Open resets",
  openAudit: "Open the audit log",
  openPolicy: "Open the policy",
  policy: "Policy",
};
