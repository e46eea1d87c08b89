import type { ReactNode } from "react";
import { amount } from "./amounts";

const percent = (share: number) => `${Math.floor(share * 100)} %`;

/** The overview of a workspace. */
export const overview = {
  title: "Overview",
  percent,
  count: (n: number) => n.toLocaleString("en"),
  members: (n: number) => amount(n, "member"),
  firstSteps: {
    title: "First steps",
    lead: (done: number, all: number) => `${done} of ${all} done. Each one is ticked when you have done it.`,
    dismiss: "Dismiss",
    done: "Done",
    open: "To do",
    steps: {
      owner: {
        name: "Make someone a second owner",
        text: "If you lose your phone and your codes, they can reset you.",
      },
      method: {
        name: "Add a second method of your own",
        text: "A passkey or another phone, so that one loss is no problem.",
      },
      invite: { name: "Invite people", text: "Type addresses, or bring a list from another system." },
      policy: { name: "Look at the policy", text: "Who needs a second factor, from when, and which methods count." },
      reset: { name: "Practise a reset", text: "Reset a colleague who is with you, before someone calls." },
      application: {
        name: "Add an application",
        text: "A wiki, a dashboard or your own product, behind this sign-in.",
      },
    },
  },
  now: {
    title: "Needs someone now",
    none: "No one is waiting for an admin.",
    all: "All resets",
    askedForHelp: (when: ReactNode): ReactNode => <>Asked for help {when}</>,
    approval: (when: ReactNode): ReactNode => <>A reset waits for approval, asked for {when}</>,
    issued: (when: ReactNode): ReactNode => <>Reset code not used yet, asked for {when}</>,
    opened: "Setting up new methods after a reset",
    expired: "The reset code expired, and they are still locked out",
    left: "Stopped during set-up after a reset",
    publication: "A change of the policy waits for approval",
    blocked: "Can't get in before they set up a second factor",
    reset: "Reset two-factor",
    of: (name: string) => `for ${name}`,
    dismiss: "Dismiss request",
    approve: "Approve",
    review: "Review",
    newCode: "New code",
    follow: "Open",
    remind: "Remind",
    policy: "Policy",
    others: { admin: "An admin or owner decides", owner: "An owner decides" },
    dismissed: (name: string) => `The request of ${name} was dismissed.`,
    reminded: (name: string) => `${name} gets an email.`,
  },
  owner: {
    title: "There is only one owner",
    text: "If they lose their phone and their recovery codes, only the operator can help.",
    act: "Make someone an owner",
  },
  coverage: {
    title: "Coverage",
    lead: (covered: number, active: number) =>
      `${covered.toLocaleString("en")} of ${amount(active, "member")} ${covered === 1 ? "has" : "have"} an accepted second factor.`,
    all: "All members",
    byState: "Members by state",
    range: "Period",
    days: (n: number) => `${n} days`,
    year: "1 year",
    first: "The first point is kept today. Every day adds one.",
    covered: "Covered",
    protected: "Protected",
    now: "Now",
    table: "Show the numbers",
    tableLabel: "Coverage over time, in numbers",
    day: "Day",
    membersHead: "Members",
    chart: (from: { covered: number; protected: number; day: string }, to: { covered: number; protected: number }) =>
      `Covered: ${percent(from.covered)} on ${from.day}, ${percent(to.covered)} now. Protected: ${percent(from.protected)}, ${percent(to.protected)} now.`,
    point: (day: string, covered: number, safe: number) =>
      `${day}: ${percent(covered)} covered, ${percent(safe)} protected`,
    dayOf: (at: Date) =>
      new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" }).format(at),
  },
  states: {
    protected: "Protected",
    fragile: "Fragile",
    "in-grace": "In grace",
    "reset-pending": "Reset pending",
    unprotected: "Unprotected",
    blocked: "Blocked",
    exempt: "Exempt",
  },
  risk: {
    title: "Who is at risk",
    none: "No one is at risk.",
    lead: (n: number) => `${amount(n, "member")}, those at most risk first.`,
    all: {
      blocked: (n: number) => `See ${n.toLocaleString("en")} blocked`,
      unprotected: (n: number) => `See ${n.toLocaleString("en")} unprotected`,
      fragile: (n: number) => `See ${n.toLocaleString("en")} fragile`,
    },
    passwordOnly: "Password only",
  },
  deadlines: {
    title: "Deadlines ahead",
    none: "No deadlines ahead.",
    see: "See them",
    remind: "Remind them",
  },
  methods: { title: "Methods in use", lead: "Members with at least one of each kind." },
  applications: {
    title: "Applications",
    lead: (reached: number, refused: number, days: number) =>
      `${amount(reached, "sign-in")} in the last ${days} days, ${refused.toLocaleString("en")} refused.`,
    newest: "Newest sign-ins to applications",
    all: "All sign-ins",
    allRefused: "All refused",
    gone: "A deleted member",
    proofs: { sfa: "One factor", mfa: "Second factor", phr: "Passkey or security key" },
    refused: { notTheirs: "Refused: not open to them", paused: "Refused: the application is paused" },
  },
};
