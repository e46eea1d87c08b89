import { amount } from "../amounts";

export const enrolmentCode = {
  subject: (workspace: string) => `Confirm it is you before setting up two-factor in ${workspace}`,
  title: "Confirm it is you",
  type: "You are about to set up two-factor authentication. Type this code on the page you came from. It works once, within 10 minutes.",
};

export const factorAdded = {
  subject: (workspace: string) => `A two-factor method was added to your account in ${workspace}`,
  title: "A two-factor method was added",
  done: (method: string, when: string) =>
    `${method} was added to your account ${when}. Your other devices were signed out.`,
};

export const factorRemoved = {
  subject: (workspace: string) => `A two-factor method was removed from your account in ${workspace}`,
  title: "A two-factor method was removed",
  done: (method: string, when: string) =>
    `${method} was removed from your account ${when}. Your other devices were signed out.`,
  last: "No method is left: your account is protected by its password alone, and your recovery codes no longer work.",
};

export const passkeyRefused = {
  subject: (workspace: string) => `A security key was refused for your account in ${workspace}`,
  title: "A security key was refused",
  preview: "The key may have been copied.",
  done: (key: string, when: string) =>
    `“${key}” was refused ${when}, because its counter went back. That happens when a key was copied. It is switched off now, and every device is signed out. Sign in with another method, then remove or replace the key:`,
};

const left = (n: number) => (n === 0 ? "None are left." : `${amount(n, "code")} ${n === 1 ? "is" : "are"} left.`);

export const recoveryCodeUsed = {
  subject: (workspace: string) => `A recovery code was used for your account in ${workspace}`,
  title: "A recovery code was used",
  preview: (n: number) => `${left(n)} If this wasn't you, act now.`,
  done: (when: string, n: number) => `A recovery code was used for your account ${when}. ${left(n)}`,
  none: "Without recovery codes a lost phone locks you out. Generate new codes now:",
  few: "Generate new codes soon:",
};

export const recoveryCodesRegenerated = {
  subject: (workspace: string) => `New recovery codes for your account in ${workspace}`,
  title: "New recovery codes",
  preview: "The old codes no longer work.",
  done: (when: string) =>
    `New recovery codes were generated for your account and saved ${when}. The old ones no longer work.`,
};

export const recoveryCodesViewed = {
  subject: (workspace: string) => `Your recovery codes in ${workspace} were shown`,
  title: "Your recovery codes were shown",
  done: (when: string) => `The recovery codes of your account were shown ${when}.`,
  seen: "If anyone else may have seen them, generate new codes: the old ones then stop working.",
};

export const signInCode = {
  subject: (workspace: string) => `Your code for ${workspace}`,
  title: "Your code",
  type: (device: string | null) =>
    device === null
      ? "Type this code on the page you came from. It works once, within 10 minutes."
      : `Type this code on the page you came from (${device}). It works once, within 10 minutes.`,
};
