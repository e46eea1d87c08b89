import type { ReactNode } from "react";
import { amount } from "./amounts";

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
const count = (n: number) => n.toLocaleString("en-GB");
const dayOf = (at: Date) => day.format(at);

/** What an application was used for, and trying it. */
export const applicationActivity = {
  title: "Sign-ins",
  lead: (reached: number, refused: number) =>
    `${amount(reached, "sign-in")} in the last 90 days, ${count(refused)} refused.`,
  none: "No one has signed in to it yet.",
  lastSuccess: (when: ReactNode): ReactNode => ["Last success: ", when],
  chart: (reached: number, refused: number) =>
    `Sign-ins on each of the last 90 days: ${count(reached)} in all, ${count(refused)} refused`,
  point: (at: Date, reached: number, refused: number) =>
    `${dayOf(at)}: ${amount(reached, "sign-in")}, ${count(refused)} refused`,
  reached: "Sign-ins",
  refused: "Refused",
  table: "Show the numbers",
  tableLabel: "Sign-ins by day",
  day: "Day (UTC)",
  today: "Today",
  count,
  dayOf,
  recent: "Recent sign-ins",
  recentLead: "Who signed in, when and with which proof. The audit log has all of them.",
  audit: "Open the audit log",
  proofs: { sfa: "One factor", mfa: "Second factor", phr: "Passkey or security key" },
  deliveries: "Back-channel sign-outs",
  deliveriesLead: "Each time a session ends, Gatehouse tells the application at its back-channel address.",
  sessionEnded: (when: ReactNode): ReactNode => ["Session ended ", when],
  told: (when: ReactNode): ReactNode => ["Told ", when],
  waits: "Waiting to be told",
  again: (cause: string, tries: number, when: ReactNode): ReactNode => [
    `Not told yet after ${amount(tries, "try", "tries")}: ${cause}. Next try `,
    when,
  ],
  givenUp: (cause: string): string => `Given up after a day: ${cause}`,
  unknown: "unknown cause",
  causes: {
    answered: (status: number) => `the application returned ${status}`,
    "not-public": "the address is in a private network, which this installation does not allow",
    "not-https": "the address is not https",
    "too-long": "its response was too long",
    timeout: "it did not respond within 5 seconds",
    unreachable: "it can't be reached",
  },
  tryIt: "Try it",
  tryLead: "Signs you in to this application and shows what it is told. Nothing is sent to the application.",
  tryGate: "Opens the application through its proxy, as members do.",
  trial: {
    tab: (name: string) => `Try ${name}`,
    lead: "The sign-in works. An application that is configured like this is told:",
    claims: "Claims",
    again: "Try again",
    back: (name: string) => `Back to ${name}`,
    failed: "The sign-in did not work",
    failures: {
      access_denied: "You may not use this application. Change who may use it in its settings.",
      login_required: "You were not signed in any more.",
      "not-yours": "This trial was not started in this session, or was opened twice. Try again.",
      refused: "Gatehouse did not accept its own code. Try again.",
      unreachable: "Gatehouse can't reach itself. Try again.",
      other: (error: string) => `The provider returned ${error}.`,
    },
    says: {
      iss: "The issuer: check that it is yours.",
      aud: "The application’s client ID.",
      sub: "The member’s stable ID, the same in every application of this workspace.",
      acr: "How much was proven.",
      amr: "With which methods.",
      auth_time: "When that was proven.",
      sid: "The session. Back-channel sign-out names it.",
    },
  },
};
