import type { ReactNode } from "react";
import { amount } from "./amounts";

/** The bar of the policy page, its last question, and what its history offers. */
export const policyBar = {
  inForce: "These settings are in force.",
  unsaved: "Unsaved changes. Nothing of them is in force.",
  draft: (by: ReactNode, ago: ReactNode): ReactNode => (
    <>
      Draft saved by {by}, {ago}. Nothing of it is in force.
    </>
  ),
  mustAct: (n: number) => `${amount(n, "member")} must act.`,
  changed: "changed",
  someoneWhoLeft: "someone who left",
  sections: "Sections",
  askTitle: "Publish this policy?",
  askNow: "It takes hold at once.",
  askOn: (day: string) => `It takes hold on ${day}.`,
  publishFor: (n: number) => (n === 0 ? "Publish now" : `Publish for ${amount(n, "member")}`),
  cancel: "Cancel",
  leaveTitle: "Leave without saving?",
  leaveText: "Your changes on this page are not saved. “Rehearse” keeps them as a draft.",
  stay: "Stay",
  leave: "Leave",
  compare: "Compare",
  compareTitle: (version: number) => `Version ${version} and the policy in force`,
  compareLead:
    "If you restored it, this would change. Restoring makes a draft; nothing is in force until you publish it.",
  same: "It says what is in force already.",
  restore: "Restore as a draft",
  restored: (version: number) => `The draft holds the settings of version ${version}. Publish it to put them in force.`,
};
