/**
 * At most `max` in a window of `window` seconds. Attempts under way take places, unless the rule is `shared` by people who do not
 * know each other.
 */
export type WindowRule = { name: string; window: number; max: number; shared?: true };
/** Each count reached blocks for so many seconds (-1: until cleared). Past the last count, its delay applies to every try. */
export type LadderRule = { name: string; ladder: readonly (readonly [count: number, seconds: number])[] };
export type Rule = WindowRule | LadderRule;

const hour = 3600;
const day = 24 * hour;

/** The numbers of docs/guarantees.md. A rule's name is part of its key: two rules never share a budget. */
export const rules = {
  /** Per member and address block: five tries, then 2ⁿ seconds up to 15 minutes. */
  passwordHere: {
    name: "password-here",
    ladder: [
      [5, 2],
      [6, 4],
      [7, 8],
      [8, 16],
      [9, 32],
      [10, 64],
      [11, 128],
      [12, 256],
      [13, 512],
      [14, 900],
    ],
  },
  /** Per member over all addresses: a delay that never becomes a lock. */
  passwordAnywhere: {
    name: "password-anywhere",
    ladder: [
      [20, 1],
      [30, 2],
      [50, 4],
      [80, 8],
    ],
  },
  /** Per wait that a browser was told of and kept: the try after it does not count as one of those from anywhere. */
  passwordWaited: { name: "password-waited", window: hour, max: 1 },
  /** Per address block, known devices aside: wrong ones only, so that an office behind one address is never locked out. */
  passwordAddress: { name: "password-address", window: 600, max: 300, shared: true },
  /** Per account and address block, from `slowedFrom` wrong passwords of that block on. */
  passwordSlowed: { name: "password-slowed", window: 60, max: 1 },
  /** Per address block: passkey answers that are wrong. Beyond it they are still checked, and no longer written down. */
  passkeyAddress: { name: "passkey-address", window: 600, max: 60 },
  /** Per member: answers that register or confirm a passkey. */
  passkeyEnrolment: { name: "passkey-enrolment", window: 600, max: 60 },
  /** Per member and method: 10 consecutive wrong ones block, 50 freeze the method. */
  secondFactor: {
    name: "second-factor",
    ladder: [
      [10, 900],
      [20, hour],
      [30, 4 * hour],
      [40, day],
      [50, -1],
    ],
  },
  /** Per challenge: five wrong second factors of any kind end it. No session outlives the block, so its budget can be forgotten. */
  challenge: { name: "challenge", ladder: [[5, day]] },
  recoveryHour: { name: "recovery-hour", window: hour, max: 5 },
  recoveryDay: { name: "recovery-day", window: day, max: 20 },
  resetCodeHour: { name: "reset-code-hour", window: hour, max: 5 },
  resetCodeDay: { name: "reset-code-day", window: day, max: 20 },
  /** Per holder of an eight-digit code: wrong tries. */
  emailCode: { name: "email-code", window: 600, max: 5 },
  /** Per asker (address block, session or admin) and mailbox. */
  mailMinute: { name: "mail-minute", window: 60, max: 1 },
  mailHour: { name: "mail-hour", window: hour, max: 5 },
  /** Per mailbox and kind: a share for its known devices and sessions, and one for admins. */
  mailDay: { name: "mail-day", window: day, max: 10 },
  /** Per mailbox and kind: the share of strangers, and what they get once it is used up. */
  mailStrangers: { name: "mail-strangers", window: day, max: 10 },
  mailLate: { name: "mail-late", window: hour, max: 1 },
  /** Per member: refused acts of the console that are recorded. */
  refusedActs: { name: "refused-acts", window: hour, max: 20 },
  /** Per application and address block: wrong client secrets. */
  clientSecret: { name: "client-secret", window: 600, max: 60, shared: true },
  /** Per workspace and address block, or session: sign-ins to applications that wait for a person. */
  waitingSignIns: { name: "waiting-sign-ins", window: 600, max: 300 },
  helpHour: { name: "help-hour", window: hour, max: 1 },
  /** Per workspace and mailbox: invitations, sent again and withdrawn ones included. */
  invitedMailbox: { name: "invited-mailbox", window: day, max: 3 },
  /** Per workspace: invitations while it is new and its owner alone. Later `invitationsADay` gives the maximum. */
  invitations: { name: "invitations", window: day, max: 50 },
  // This name sorts first in a key's order, so that an address that is rejected leaves no budget of other people behind.
  /** Per address: opening workspaces and signing up, because each costs a hash and a mail. */
  signUpAddress: { name: "address-sign-up", window: hour, max: 60 },
  /** Per address: asking for lists of workspaces and for links to new passwords, for any recipient. */
  askAddress: { name: "address-ask", window: hour, max: 30 },
} as const satisfies Record<string, Rule>;

/** Wrong passwords from one address block, from which on each account gets one try a minute there. */
export const slowedFrom = 30;
