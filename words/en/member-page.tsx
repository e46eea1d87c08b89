import type { ReactNode } from "react";
import { amount } from "./amounts";

/** The page of one member: what stands now, what can be done, and what happened. */
export const memberPage = {
  back: "All members",
  notJoined: "Has not joined yet",
  ownRole: "Your role shows you sessions and events of members below it only.",
  manage: "Manage this account",
  status: {
    title: "Status",
    state: "State",
    locked: "Locked",
    twoFactor: "Two-factor",
    enabled: (methods: string) => `Enabled: ${methods}`,
    disabled: "Disabled",
    deadline: "Required from",
    exemptBecause: "Exempt because",
    noReason: "No reason was given",
    lastSignIn: "Last sign-in",
    verified: (moment: ReactNode, how: string) => (
      <>
        {moment} {how}
      </>
    ),
    never: "Never",
    role: "Role",
    roleMay: (name: string, may: string) => `${name}. ${may}.`,
    joined: "Joined",
    invited: "Invited",
    linkWorks: "Link works until",
    linkStopped: "Link stopped working",
    deactivated: "Deactivated",
  },
  reset: {
    requested: "A reset waits for approval",
    issued: "A reset code is out",
    opened: "The member is setting up new methods",
    ended: "The old methods are switched off",
    byAt: (who: ReactNode, moment: ReactNode) => (
      <>
        By {who} on {moment}.
      </>
    ),
    operator: "the operator",
    approveBy: "Time left to approve it",
    useBy: "Time left to use the code",
    finishBy: "Time left to finish the set-up",
    over: "Over",
    open: "Open the reset",
    all: "Open resets",
    endedText: (name: string) =>
      `${name} can't sign in until you restore the old methods on the page of the last reset, or reset again for a new code.`,
  },
  methods: {
    title: "Two-factor methods",
    codes: (left: number) => `${amount(left, "recovery code")} left.`,
    noCodes: "No recovery codes are saved.",
    none: "None. Only the password protects this account.",
    copy: "Switched off: may be a copy",
    suspended: "Switched off by a reset",
    synced: "Synced",
    device: "Only on this device",
    kind: (kind: string) => `${kind}, `,
    added: (day: ReactNode) => <>added {day}</>,
    used: (day: ReactNode) => <>, last used {day}</>,
    unused: ", not used yet",
  },
  sessions: {
    title: "Sessions",
    none: "Not signed in anywhere.",
    detail: (since: ReactNode, how: string, seen: ReactNode, from: string | null) => (
      <>
        Signed in {since} {how}, last seen {seen}
        {from && <span>{`, from ${from}`}</span>}
      </>
    ),
    end: "End",
    endOn: (device: string) => `End session on ${device}`,
  },
  timeline: {
    title: "Timeline",
    none: "Nothing has happened yet.",
    all: "All events in the audit log",
    by: (who: ReactNode) => <>by {who}</>,
    from: (address: string) => `from ${address}`,
    told: "told by email",
    earlier: "Earlier events",
    latest: "Latest events",
    kinds: {
      "sign-in": "Sign-in",
      method: "Method",
      reset: "Reset",
      policy: "Policy",
      mail: "Email",
      account: "Account",
      warning: "Warning",
    },
  },
  acts: {
    resend: "A new link by email. The earlier one stops working.",
    role: "Decides what they may do here.",
    withdraw: "The link stops working and the entry disappears.",
    reactivate: "Opens the account again, as it was.",
    reset:
      "For a lost phone or key. Their methods are switched off, and a code that you hand over lets them set up new ones. The password stays.",
    password: "For a forgotten password. They get an email to choose a new one. The second factor stays.",
    "end-sessions": "Signs them out on every device. They can sign in again.",
    remind: "Asks them by email to set up two-factor authentication.",
    exempt: "Pauses the requirement for this member until a date.",
    deactivate: "Blocks sign-in. Nothing is deleted.",
    lock: "For an account that someone else may be using. Signs it out everywhere. No one signs in until you unlock it.",
    unlock: "Lets them sign in again, with the password and the methods they have.",
    delete: "Erases the account. The audit log keeps what happened, without name and address.",
  },
};
