import type { ReactNode } from "react";

const list = new Intl.ListFormat("en-GB", { type: "disjunction" });

/** A member's home. */
export const home = {
  title: "Home",
  applications: {
    title: "Applications",
    lead: "Sign in once here. They don't ask for your password.",
    none: "No applications yet. Those you may use will appear here.",
    lastUsed: (when: ReactNode): ReactNode => <>Last used {when}</>,
    neverUsed: "Not used yet",
    locked: {
      second_factor: "Set up a second factor to use this.",
      phishing_resistant: "Add a passkey or security key to use this.",
    },
  },
  security: {
    title: "Your security",
    open: "Open security",
    states: {
      protected: { name: "Protected", text: "A stolen password is not enough to get into your account." },
      fragile: {
        name: "Fragile",
        text: "One loss can lock you out. Add another method, or make sure you have recovery codes.",
      },
      unprotected: { name: "Unprotected", text: "Only your password protects this account. Add a second factor." },
    },
    methods: "Methods",
    noMethods: "None",
    add: "Add a method",
    codes: "Recovery codes",
    codesLeft: (n: number) => (n === 0 ? "None left" : `${n} left`),
    newCodes: "Get new codes",
    deadline: "Deadline",
    deadlineAt: (day: ReactNode): ReactNode => <>Set up a second factor by {day}</>,
    exempt: "Exemption",
    exemptUntil: (day: ReactNode): ReactNode => <>Not required until {day}</>,
    distrusted: "One of your keys was switched off because it may have been copied. Remove or replace it.",
  },
  lost: {
    title: "If you lose your phone or key",
    otherMethod: "Sign in with your other method.",
    code: "Sign in with a recovery code, then replace the method you lost.",
    ask: (names: readonly string[]) => `Ask ${list.format(names)} for a reset. They'll check that it's you.`,
    support: (contact: string) => `Ask ${contact} for help.`,
    noOne: "No one in this workspace can reset your account. Keep your recovery codes in two places.",
  },
  signIns: {
    title: "Recent sign-ins",
    lead: "If you don't recognise one, choose “This wasn't me” to lock your account.",
    none: "No sign-ins yet.",
    current: "This session",
    unfinished: "Password correct, stopped before the second factor",
    notMe: "This wasn't me",
    more: "Sessions",
  },
};
