import type { ReactNode } from "react";

/** Resets of a second factor: the dialog, the list with the requests for help, and the page of one reset. */
export const resets = {
  title: "Resets",
  lead: "Requests for help, and what became of each reset code. A code is shown once and never kept readable.",
  none: "No reset yet",
  noneHint: "If someone loses their methods, open Members, choose them and reset their two-factor.",
  live: (n: number) => (n === 1 ? "1 active code" : `${n} active codes`),
  operator: "The operator",
  left: "A deleted member",
  columns: { member: "Member", state: "State", by: "By", check: "Identity check", when: "When" },
  until: (time: ReactNode) => <>until {time}</>,
  states: {
    requested: "Waiting for approval",
    lapsed: "Not approved in time",
    refused: "Refused",
    issued: "Issued",
    opened: "Opened",
    left: "Left unfinished",
    used: "Used",
    expired: "Expired",
    cancelled: "Cancelled",
    stopped: "Stopped by the member",
    replaced: "Replaced by a newer one",
  },
  restored: ", restored",
  checks: { seen: "Seen in person", video: "Video call", call_back: "Called back on a number we already had" },
  requests: {
    title: "Asking for help",
    lead: "They gave the right password and have no second factor at hand.",
    label: "Requests",
    detail: (address: string, ago: ReactNode) => (
      <>
        {address} · asked {ago}
      </>
    ),
    dismiss: "Dismiss request",
    dismissOf: (name: string) => `Dismiss request of ${name}`,
    reset: "Reset two-factor",
    resetFor: (name: string) => `Reset two-factor for ${name}`,
    adminDecides: "An admin or owner decides",
    ownerDecides: "An owner decides",
  },
  page: {
    title: (name: string) => `Reset for ${name}`,
    happened: "What happened",
    member: (name: ReactNode) => <>Page of {name}</>,
    all: "All resets",
    someone: "Someone",
    again: "Reset again",
    approve: "Approve this reset",
    approveText: (by: string, name: string) =>
      `${by} asks to reset two-factor for ${name}. Approving switches the old methods off and signs every device out. The code is shown to the person who asked.`,
    approveButton: "Approve",
    refuse: "Refuse",
    second: "Waiting for a second person",
    secondText: "An admin or owner other than the one who asked has to approve.",
    withdraw: "Withdraw",
    code: "The code",
    codeText: "It is shown once, to you who asked for it. Have the member on the line.",
    showCode: "Show the code",
    codeShown: "It was shown already. Reset again to get a new one.",
    cancel: "Cancel this reset",
    cancelText:
      "The code stops working and an enrolment under way ends. Restore the old methods if nothing is lost; keep them off if they may be in the wrong hands.",
    cancelRestore: "Cancel and restore the old methods",
    cancelKeep: "Cancel and keep them off",
    off: "The old methods are switched off",
    offText: (name: string) =>
      `${name} can't sign in. Restore the old methods if nothing is lost, or reset again for a new code.`,
    unfinished: "The code was used, but the new method was never finished. A new code is needed.",
    restore: "Restore the old methods",
    timeLeft: "Time left to use the code",
    finishBy: "Time left to finish the set-up",
    over: "Over",
  },
  history: {
    check: "Identity check",
    reason: "Reason",
    asked: "Asked for",
    approved: "Approved",
    issued: "Issued",
    goodUntil: "Code works until",
    accepted: "Code accepted",
    enrolmentUntil: "Enrolment open until",
    restored: "Old methods restored",
    by: (moment: ReactNode, who: ReactNode) => (
      <>
        {moment} by {who}
      </>
    ),
    operator: "the operator of this installation",
    endings: {
      used: "Finished",
      stopped: "Stopped with the link in the email",
      refused: "Refused",
      cancelled: "Cancelled",
      replaced: "Replaced by a newer reset",
      lapsed: "Not approved in time",
      expired: "Expired",
      left: "Left unfinished",
    },
  },
};
