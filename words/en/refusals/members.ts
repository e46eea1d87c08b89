import { waitUntil } from "../amounts";
import { adminProof, mailLimits } from "./common";

const cannotGive = { role: "You can't give this role. Choose one below your own." };

type Timed = { retryAt: Date };

/** The limits on a day's invitations. */
const invitationLimits = {
  "mailbox-limit": ({ retryAt }: Timed, now: Date) =>
    `This address was invited three times within a day. You can invite it again in ${waitUntil(retryAt, now)}.`,
  "workspace-limit": ({ retryAt }: Timed, now: Date) =>
    `This workspace has used up its invitations for the day. You can send more in ${waitUntil(retryAt, now)}.`,
};

/** Acting on one member. */
export const memberActs = {
  ...adminProof,
  ...mailLimits,
  ...invitationLimits,
  ...cannotGive,
  same: "That is their role already. Choose another one.",
  "last-owner": "This is the last owner who can sign in. Make someone else an owner first.",
  "already-off": "This account is not active any more.",
  "not-deactivated": "This account is active already.",
  "still-active": "This account is active. Deactivate it first.",
  "already-locked": "This account is locked already.",
  "not-locked": "This account is not locked.",
  "not-active": "This account is not active, so there is no password to reset.",
  none: "There is no session to end.",
  covered: "There is nothing to remind of: they have a second factor, or can't set one up now.",
  joined: "They have joined meanwhile.",
};

/** Acting on many members. */
export const bulkActs = {
  ...adminProof,
  "no-day": "Choose a day ahead, within a year.",
  "nobody-selected": "No one is selected. Go back and select members.",
};

/** Exempting a member. */
export const exemption = {
  ...adminProof,
  "not-found": "No one you may exempt has this address: you can't exempt yourself, nor a role above yours.",
  inactive: "This account is not active.",
  "no-day": bulkActs["no-day"],
};

/** Ending an exemption. */
export const exemptionEnd = {
  ...adminProof,
  none: "This exemption is over already.",
  "not-found": "You can't end this one: it is your own, or of a role above yours.",
};

/** Inviting. `most` is how many addresses one list may have. */
export const invitations = (most: number) => ({
  ...adminProof,
  ...cannotGive,
  empty: "Enter at least one address, or choose a file.",
  "too-many": `Send at most ${most.toLocaleString("en")} addresses at once, or choose a CSV file.`,
});

/** Reading a file of people, or a pasted table. */
export const lists = {
  "too-large": "This file is larger than 10 MB. Split it.",
  "no-text": "This is not a CSV file. Save the table as CSV in your spreadsheet first.",
  empty: "There are no lines in this file.",
  "too-many": "A file can have at most 100,000 lines. Split it.",
  quote: ({ line }: { line: number }) =>
    `A quotation mark opens on line ${line.toLocaleString("en")} and never closes. Correct it, then choose the file again.`,
};
