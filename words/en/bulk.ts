import { amount } from "./amounts";

const members = (n: number | null) => (n === null ? "everyone found" : amount(n, "member"));
const done = (n: number) => amount(n, "member");

/** What acts on many members say: before, while they run, and after. Without a number, a filter says who is meant. */
export const bulk = {
  acts: {
    remind: {
      title: (n: number | null) => `Remind ${members(n)}`,
      text: "Members without a second factor get an email from you asking them to set one up. Others are skipped.",
      button: "Send reminders",
      running: "Sending reminders",
      done: (n: number) => `${done(n)} reminded.`,
    },
    require: {
      title: (n: number | null) => `Require two-factor of ${members(n)}`,
      text: "Ends their exemption and grace period now. They set up a second factor at their next visit, or by the policy’s own date, and get an email. Members who have one are skipped.",
      button: "Require",
      running: "Ending exemptions and grace periods",
      done: (n: number) => `Two-factor is now required of ${done(n)}.`,
    },
    exempt: {
      title: (n: number | null) => `Exempt ${members(n)}`,
      text: "They need no second factor until the day is over. Members who have one keep using it and are skipped.",
      button: "Exempt",
      running: "Exempting",
      done: (n: number) => `${done(n)} exempt.`,
    },
    "end-sessions": {
      title: (n: number | null) => `End sessions of ${members(n)}`,
      text: "They are signed out on every device and can sign in again.",
      button: "End sessions",
      running: "Ending sessions",
      done: (n: number) => `${done(n)} signed out on every device.`,
    },
  },
  selected: (names: string[], others: number) =>
    `Selected: ${names.join(", ")}${others > 0 ? ` and ${amount(others, "other")}` : ""}.`,
  everyone: (state: string | null, search: string) =>
    [
      "This means everyone",
      ...(state === null ? [] : [`with the filter “${state}”`]),
      ...(search === "" ? [] : [`found by the search for “${search}”`]),
      "at the moment it reaches them, except yourself and roles you can't act on.",
    ].join(" "),
  reason: "Reason",
  reasonHint: "Kept in the audit log, for anyone who asks later.",
  until: "Until",
  untilHint: "The exemption ends with this day (UTC), at most a year ahead.",
  cancel: "Cancel",
  progress: (n: string, total: string | null) =>
    total === null
      ? `${n} members. It goes on if you leave this page.`
      : `${n} of ${total} members. It goes on if you leave this page.`,
  stop: "Stop",
  reload: "Load again",
  back: "Back to members",
  stopped: (left: number | null) =>
    left
      ? `Stopped before the end: ${amount(left, "member")} not visited. What was done stays done.`
      : "Stopped before the end. What was done stays done.",
  over: (n: number) => `${amount(n, "member")} passed over.`,
  passedOver: "Passed over",
  passed: {
    "out-of-reach": "Yourself, or a role you can't act on",
    invited: "Have not joined yet",
    deactivated: "Deactivated",
    "reset-pending": "A reset is pending",
    covered: "Have an accepted second factor",
    "not-required": "The policy requires nothing of their role",
    "required-already": "Required already: no exemption or grace period to end",
    "mail-wait": "Mailed a short while ago, or often enough for now",
    "no-session": "Not signed in",
  },
};
