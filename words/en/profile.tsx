import type { ReactNode } from "react";
import { mailedCodes, otherCodes } from "./refusals/codes";
import { limits, mailLimits } from "./refusals/common";

/** The member's own profile, the change of their address, and the export of their data. */
export const profile = {
  title: "Profile",
  lead: "How you are named and how you read, in this workspace.",
  about: "About you",
  name: "Your name",
  nameHint: "Others know you by it. A change is recorded in the audit log.",
  language: "Language",
  languageHint: "For pages and emails.",
  zone: "Time zone",
  zoneHint: "For dates and times on pages.",
  browsers: "As your browser",
  unknown: "Choose one of the list.",
  save: "Save",
  saved: "Your profile is saved.",
  email: {
    section: "Email",
    text: (address: ReactNode) => <>You sign in with {address}.</>,
    change: "Change email",
    title: "Change your email",
    lead: "We send a code to the new address, and tell the old one.",
    field: "New email",
    fieldHint: "An address like name@example.com.",
    send: "Send code",
    confirmTitle: "Confirm your new email",
    confirmLead: (address: ReactNode) => (
      <>
        Enter the code that we sent to {address}. If it has an account here already, it got an email that says so, and
        no code.
      </>
    ),
    code: "Email code",
    codeHint: "8 digits. Works for 10 minutes.",
    confirm: "Confirm",
    other: "Use another address",
    effect: "You then sign in with the new address, and your other devices are signed out.",
    changed: (address: string) => `You sign in with ${address} from now on. Your other devices were signed out.`,
    over: "This change is over: it was stopped, replaced by a newer one, or took longer than 10 minutes. Begin again.",
    refusals: {
      ...mailLimits,
      "same-address": "That is your address already. Enter another one.",
    },
    codeRefusals: { ...limits, ...otherCodes, ...mailedCodes, over: "This change is over. Begin again." },
  },
  data: {
    section: "Your data",
    text: "Everything that is kept about you in this workspace, as one JSON file. It holds no password, key or code.",
    export: "Export my data",
  },
};
