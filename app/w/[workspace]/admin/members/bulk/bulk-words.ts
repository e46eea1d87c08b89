import type { BulkAct, PassReason } from "@/lib/use-cases/bulk/acts";

type Words = {
  title: (who: string) => string;
  text: string;
  button: string;
  running: string;
  done: (who: string) => string;
};

/** What each act on many members says before, during and after it. */
export const bulkWords: Record<BulkAct, Words> = {
  remind: {
    title: (who) => `Remind ${who}`,
    text: "Whoever lacks an accepted second factor gets a mail that asks them to set one up, with your name in it. The others are passed over.",
    button: "Send reminders",
    running: "Sending reminders",
    done: (who) => `${who} reminded`,
  },
  require: {
    title: (who) => `Require two-factor of ${who}`,
    text: "Ends exemptions and days of grace now, so that the policy holds for them as for everybody: they must set up a second factor at their next request, or by the policy's own date. They are told by mail. Whoever has one already is passed over.",
    button: "Require",
    running: "Ending exemptions and days of grace",
    done: (who) => `Two-factor is now required of ${who}`,
  },
  exempt: {
    title: (who) => `Exempt ${who}`,
    text: "They are asked for no second factor until the day is over. Whoever has one already goes on using it and is passed over.",
    button: "Exempt",
    running: "Exempting",
    done: (who) => `${who} exempt`,
  },
  "end-sessions": {
    title: (who) => `End sessions of ${who}`,
    text: "They are signed out on every device and can sign in again.",
    button: "End sessions",
    running: "Ending sessions",
    done: (who) => `${who} signed out on every device`,
  },
};

/** Why members were skipped. */
export const passWords: Record<PassReason, string> = {
  "out-of-reach": "Yourself, or a role you can't act on",
  invited: "Have not joined yet",
  deactivated: "Deactivated",
  "reset-pending": "A reset is pending",
  covered: "Have an accepted second factor",
  "not-required": "The policy requires nothing of their role",
  "required-already": "Required already: no exemption or days of grace to end",
  "mail-wait": "Mailed a short while ago, or often enough for now",
  "no-session": "Not signed in",
};
