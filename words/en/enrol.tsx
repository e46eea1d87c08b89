import type { ReactNode } from "react";

const list = new Intl.ListFormat("en-GB", { type: "disjunction" });
const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

/** The pages and forms that set up a method. */
export const enrol = {
  title: "Set up two-factor authentication",
  signOut: "Sign out",
  readMail: (address: string) => `First confirm that you can read mail at ${address}.`,
  sendMe: "Send me a code",
  again: "Send a new code",
  confirm: "Confirm",
  chooseOther: "Choose another method",
  steps: {
    you: "Confirm it is you",
    choose: "Choose a method",
    app: "Link your app",
    passkey: "Make it and use it once",
    email: "Confirm the code",
    codes: "Save your codes",
  },
  codesNext: "Next you'll save recovery codes. Have a password manager or paper ready.",
  appHint: "An app on your phone shows a new 6-digit code every 30 seconds.",
  passkeyHint: "Face ID, Touch ID, Windows Hello, a password manager, or a key you plug in. No code to type.",
  emailHint: (address: string) =>
    `The weakest method: anyone who reads your mail has it. Sends 8 digits to ${address} now.`,
  notEnough: "Email code is not enough here.",
  noPasskeys: "This workspace does not accept passkeys or security keys.",
  app: {
    code: "Verification code",
    key: "Set-up key",
    openApp: "On this phone? Open your app",
    codeHint: "The 6 digits the app shows now.",
    scanInstead: "Scan the QR code below instead.",
    open: (add: (label: string) => ReactNode) => (
      <>
        Open your authenticator app and tap {add("Add a code")} or {add("+")}.
      </>
    ),
    scan: (label: (label: string) => ReactNode) => <>Tap {label("Scan a QR code")} and point the camera here.</>,
    type: "Can’t scan? Choose to enter a key and type the set-up key.",
    none: "No authenticator app yet?",
    any: "Any app that shows 6-digit codes will do, your password manager too.",
    inStore: (app: string) => `${app} in the `,
  },
  codes: {
    title: "Save your recovery codes",
    lead: "Use a code once if you can't use your other methods. Keep them in a password manager, or on paper in a safe place.",
    saved: "I have saved these codes",
    show: "Show my recovery codes",
    newer: "Show the newer codes",
    list: {
      title: "Recovery codes",
      download: "Download",
      print: "Print",
      head: "{workspace}: recovery codes",
      made: "Made on {date}. Each code works once.",
      file: "recovery-codes.txt",
    },
    madeOn: (at: Date) => day.format(at),
  },
  ask: {
    title: "Ask an admin",
    who: (names: string[]) => list.format(names),
    exempt: (names: ReactNode) => (
      <>Your account is still there. If you can’t set this up now, ask {names}: an admin can exempt you until a date.</>
    ),
    operator: (support: string | null) =>
      `Only the operator of this installation can help${support ? `: ${support}.` : "."}`,
  },
  banner: {
    text: (todo: ReactNode, deadline: ReactNode, workspace: ReactNode) => (
      <>
        You must {todo} by {deadline}. After that, nothing else in {workspace} opens before it is done. It takes about
        two minutes.
      </>
    ),
    add: "Add it",
    setUp: "Set it up",
  },
  protect: {
    title: "Protect your account",
    lead: "A stolen password is enough to get into this account. With a second factor it is not.",
    from: (workspace: string, deadline: ReactNode) => (
      <>
        {workspace} requires one from {deadline}.
      </>
    ),
    codes: "Save your recovery codes. It takes about two minutes.",
    later: "Later",
    now: "Set up now",
  },
};
