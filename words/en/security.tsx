import type { ReactNode } from "react";
import { amount } from "./amounts";

const codes = (n: number) => amount(n, "recovery code");
const signedOut = "Your other devices are signed out.";

/** The Security page and what opens from it. */
export const security = {
  title: "Security",
  lead: (workspace: string) => `How you prove that it is you in ${workspace}.`,
  back: "Back to Security",
  methods: {
    title: "Two-factor methods",
    label: "Methods",
    begin: "It takes about two minutes. Next you'll save recovery codes: have a password manager or paper ready.",
    addApp: "Add authenticator app",
    addPasskey: "Add passkey or security key",
    addEmail: "Add email code",
    disable: "Disable two-factor",
    state: {
      none: "A second factor keeps others out, even those who know your password.",
      protected: "A stolen password is not enough to get in.",
      fragile: "Save new recovery codes, or add a second method.",
      emailOnly: "Email code is the weakest method: add an app or a passkey.",
      notAccepted: (workspace: string) => `${workspace} does not accept these methods any more: add another one.`,
      unprotected: "Only your password protects this account.",
    },
    deadline: (workspace: string, day: ReactNode) => (
      <>
        {workspace} asks for one by {day}.
      </>
    ),
    preferred: "Preferred",
    noLonger: "No longer accepted",
    prefer: "Make preferred",
    test: "Test",
    rename: "Rename",
    replace: "Replace",
    remove: "Remove",
    synced: "Synced",
    notSynced: "Not synced yet",
    local: "Only on this device or key",
    weakest: "The weakest method",
    added: (day: ReactNode) => <>Added {day}</>,
    used: (ago: ReactNode) => <>last used {ago}</>,
    unused: "never used",
    off: "Switched off",
    copied: (day: ReactNode) => (
      <>
        This key may have been copied, so it was switched off on {day}. It can't be used to sign in. Remove it, or set
        it up again in its place.
      </>
    ),
  },
  codes: {
    title: "Recovery codes",
    none: "Recovery codes get you in on the day you lose your method. You get them with your first method.",
    about:
      "Use a code once if you can't use your other methods. Keep them in a password manager, or on paper in a safe place.",
    waits: "A new code waits to be saved",
    waitsText: "It took the place of the one you used.",
    saveNow: "Save it now",
    noneLeft: "No recovery codes are left",
    left: (n: number) => `${codes(n)} left`,
    noneLeftText: "If you lose your method now, only an admin can let you back in. Generate new codes.",
    few: "Generate new codes before you run out.",
    saved: (day: ReactNode) => <>Saved {day}.</>,
    again: "You can look at them again after confirming that it is you.",
    once: "They were shown once. If you lost them, generate new ones: the old ones work until you have saved the new.",
    show: "Show recovery codes",
    generate: "Generate new codes",
    check: "Check a code",
    right: "That code is right. It would sign you in once, and it is still unused.",
    saveLead:
      "Your old codes work until you say here that the new ones are saved. Keep them in a password manager, or on paper in a safe place.",
    save: "Save your recovery codes",
    keepOld: "Keep the old codes",
    saveOne: "Save your new recovery code",
    saveOneLead: "It takes the place of the code you used, which no longer works. Your other codes stay as they are.",
    yours: "Your recovery codes",
    yoursLead: "Each code signs you in once. You get an email that says they were shown.",
  },
  sessions: {
    title: "Sessions",
    about: "Devices signed in to your account. End any you don't recognise and change your password.",
    endAll: "End all others",
    end: "End",
    here: "This device",
    notYet: "Not signed in yet",
    since: (at: ReactNode) => <>Signed in {at}</>,
    from: (address: string) => `from ${address}`,
    seen: (ago: ReactNode) => <>seen {ago}</>,
  },
  applications: {
    title: "Applications",
    about: "Applications that you reached with this account. Signing out of one ends it on all your devices.",
    signedIn: "Signed in",
    reached: (at: ReactNode) => <>Last sign-in {at}</>,
    signOut: "Sign out",
  },
  password: {
    title: "Password",
    about: "Used with your second factor. Don't reuse it elsewhere.",
    change: "Change password",
    lead: `${signedOut} This one stays.`,
  },
  dialogs: {
    check: "Check a code",
    checkLead: "Type one of your stored codes to see whether it would let you in. It stays unused.",
    checkHint: "16 letters and digits.",
    checkSubmit: "Check",
    checkInstead: "Check a recovery code",
    test: (method: string) => `Test ${method}`,
    testLead: "See whether it would let you in. Nothing else changes.",
    testHint: "The 6 digits it shows now.",
    testSubmit: "Test",
    rename: (method: string) => `Rename ${method}`,
    name: "Name",
    save: "Save",
    remove: (method: string) => `Remove ${method}`,
    lastOne: `From then on your password alone signs you in, and your recovery codes stop working. ${signedOut}`,
    copiedOne: `It is switched off already, and goes from this list. ${signedOut}`,
    otherOnes: `It stops working at once. Your other methods stay. ${signedOut}`,
    recovery: "Recovery code",
    secondCode: "You signed in with a recovery code. To switch the second factor off, give another one.",
    cancel: "Cancel",
  },
  app: {
    title: "Link your app",
    replace: "Replace your app",
    none: "No set-up is open here. Nothing was changed.",
    again: "Start again",
    keeps:
      "The app you use now keeps working until this one is confirmed. You have ten minutes, also if you close this page.",
  },
  passkey: {
    title: "Add a passkey or security key",
    replace: (method: string) => `Replace ${method}`,
    copied:
      "It is switched off already, and goes from your list when the new one is confirmed. You can use the same key again.",
    keeps: "The one you use now keeps working until the new one is confirmed.",
    lead: "Face ID, Touch ID, Windows Hello, a password manager, your phone, or a key you plug in or hold to the phone.",
  },
  email: {
    title: "Add email code",
    lead: "The weakest method: anyone who reads your mail has it. Better than none, good as a spare.",
  },
  lost: {
    title: "Replace what you lost",
    lead: "You signed in with a recovery code. If your method is gone, set up a new one now: the old one stops working when the new one is confirmed.",
    last: "That was your last recovery code",
    lastText: "Without your method only an admin can let you back in now. Generate new codes on the Security page.",
    few: "Generate new ones on the Security page before you run out.",
    replace: (method: ReactNode) => <>Replace {method}</>,
    have: "I still have it: go on",
    other: "Set up another kind of method",
  },
};
