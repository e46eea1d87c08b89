import type { rules } from "@/lib/records/limits/rules";
import type { Entry, Proof } from "./entry";
import { stranger } from "./growth";

const wait = "refused until then, with the time";
const sent = "no mail; the last link stays alive";

const signIn = "lib/use-cases/sign-in";
const passwords = `${signIn}/with-password.test.ts`;
const challenges = `${signIn}/answer-challenge.test.ts`;
const links = "lib/methods/passwords/reset.test.ts";
const invitations = "lib/use-cases/invitations/invite-all.test.ts";

const recovery: Proof = [challenges, "recovery codes are tried five times an hour, right ones not counted"];
const recoveryCodes = { counts: "wrong recovery codes", key: "member", beyond: wait, proof: recovery };
const strangersMail: Proof = [
  links,
  "[A4] strangers who used up their share of a mailbox leave an admin's and a known device's",
];
const linkStays: Proof = [
  links,
  "[A4] a link stays alive when strangers ask for more, and the first one used ends the others",
];
const codesAnHour: Proof = [
  "lib/use-cases/sign-up/confirm.test.ts",
  "codes go out once a minute and five times an hour to an address, for any number of callers",
];

/** What is counted under each budget. A budget without an entry does not compile. */
export const budgets: Record<keyof typeof rules, Entry> = {
  clientSecret: {
    counts: "wrong client secrets",
    key: "application and address block",
    beyond: "refused there until the window has passed",
    attack: "keeping the token endpoint busy",
    proof: [
      "lib/use-cases/applications/applications.test.ts",
      "[G1] a secret of another application or workspace is none",
    ],
  },
  waitingSignIns: {
    counts: "sign-ins to applications that wait for a person",
    key: "workspace and address block; a session has one of its own",
    beyond: "refused there until the window has passed, and nothing is written down",
    attack: "filling the table of requests without ever signing in",
    proof: stranger,
  },
  passwordHere: {
    counts: "wrong passwords in a row",
    key: "account and address block; a known device and a session have one of their own",
    beyond: wait,
    attack: "guessing from one place",
    proof: [passwords, "is slowed after five tries from one place, and the right password waits too"],
  },
  passwordAnywhere: {
    counts: "wrong passwords in a row of strangers",
    key: "account, all addresses together",
    beyond: "a new device waits 8 s once; known devices never",
    attack: "guessing from hundreds of addresses, or keeping someone out by it",
    proof: [
      `${signIn}/under-attack.test.ts`,
      "[A2] a victim of four hundred guessing addresses gets in from her own device, and from a new one after eight seconds",
    ],
  },
  passwordWaited: {
    counts: "wrong passwords after a wait that was told",
    key: "the wait's token",
    beyond: "the next wait",
    attack: "using one wait for many guesses",
    proof: [passwords, "[A2] a wait gives one wrong try, from any number of addresses"],
  },
  passwordAddress: {
    counts: "wrong passwords of strangers",
    key: "address block, all accounts",
    beyond: "strangers there are refused; known devices and passkeys never",
    attack: "trying many accounts from one address; locking an office out",
    proof: [
      `${signIn}/under-attack.test.ts`,
      "[A2] two hundred people behind one address sign in at nine while one of them guesses",
    ],
  },
  passwordSlowed: {
    counts: "wrong passwords of strangers, once their address block has `slowedFrom` wrong ones",
    key: "account and address block",
    beyond: wait,
    attack: "trying one password on many accounts",
    proof: [
      passwords,
      "[A2] from thirty wrong passwords of one address on, each account gets one wrong try a minute there",
    ],
  },
  passkeyAddress: {
    counts: "wrong passkey answers at sign-in",
    key: "address block",
    beyond: "answers are still checked; wrong ones leave no row",
    attack: "filling the log and the table of spent challenges",
    proof: [
      `${signIn}/with-passkey.test.ts`,
      "[A8] of three hundred wrong passkey answers from one address sixty leave rows; right ones there still sign in, each once",
    ],
  },
  passkeyEnrolment: {
    counts: "answers that register or confirm a passkey",
    key: "member",
    beyond: wait,
    attack: "filling the table of spent challenges, hashing for nothing",
    proof: [
      "lib/methods/passkeys/take-to-enrol.test.ts",
      "[A8] sixty answers of a set-up in ten minutes leave a row, and no more",
    ],
  },
  secondFactor: {
    counts: "wrong second factors in a row, at sign-in, step-up and in a test",
    key: "member and method",
    beyond: "the method waits; at 50 it is frozen until a recovery or a reset",
    attack: "guessing codes with a stolen password",
    proof: [
      challenges,
      "ten wrong codes in a row block for 15 minutes, in any session and from any address; the next ten for an hour",
    ],
  },
  challenge: {
    counts: "wrong second factors of any kind",
    key: "challenge",
    beyond: "the challenge ends, the password is asked for again",
    attack: "many wrong answers at once",
    proof: [challenges, "[A7] of thirty-two wrong codes at once in one challenge, five are looked at"],
  },
  recoveryHour: { ...recoveryCodes, attack: "guessing them" },
  recoveryDay: { ...recoveryCodes, attack: "guessing them slowly" },
  resetCodeHour: {
    counts: "wrong reset codes",
    key: "member",
    beyond: wait,
    attack: "guessing them with a stolen password",
    proof: [
      "lib/use-cases/resets/open.test.ts",
      "is counted and recorded: after five an hour even the right code waits",
    ],
  },
  resetCodeDay: {
    counts: "wrong reset codes",
    key: "member",
    beyond: wait,
    attack: "guessing them slowly",
    proof: ["lib/use-cases/resets/open.test.ts", "stops at twenty a day"],
  },
  emailCode: {
    counts: "wrong mailed codes",
    key: "holder: a session or a sign-up",
    beyond: wait,
    attack: "guessing eight digits",
    proof: [
      "lib/use-cases/sign-up/confirm.test.ts",
      "a wrong code, another's code and an expired code open nothing; five tries in ten minutes",
    ],
  },
  mailMinute: {
    counts: "mails of a kind",
    key: "asker (address block, session, admins together) and mailbox",
    beyond: sent,
    attack: "filling a mailbox",
    proof: codesAnHour,
  },
  mailHour: {
    counts: "mails of a kind",
    key: "asker and mailbox",
    beyond: sent,
    attack: "filling a mailbox",
    proof: codesAnHour,
  },
  mailDay: {
    counts: "mails of a kind",
    key: "mailbox: one share for its known devices and sessions, one for admins",
    beyond: sent,
    attack: "a session or an admin who fills a mailbox",
    proof: strangersMail,
  },
  mailStrangers: {
    counts: "mails of a kind that strangers ask for",
    key: "mailbox",
    beyond: "one an hour (`mailLate`)",
    attack: "using up the mails of a victim from many addresses",
    proof: strangersMail,
  },
  mailLate: {
    counts: "mails of a kind that strangers ask for beyond their share",
    key: "mailbox",
    beyond: sent,
    attack: "keeping a mailbox from its mail for a day",
    proof: linkStays,
  },
  refusedActs: {
    counts: "refused acts of the console that are recorded",
    key: "member",
    beyond: "refused all the same, and no longer written down",
    attack: "filling the audit log",
    proof: [
      "lib/access/sessions/note-refusal.test.ts",
      "[B6] a refused act leaves twenty rows an hour at most, for each actor",
    ],
  },
  helpHour: {
    counts: "requests for help",
    key: "member",
    beyond: wait,
    attack: "mailing all admins with a stolen password",
    proof: [
      "lib/use-cases/resets/request-help.test.ts",
      "a second request within the hour is rejected, mails no one, and says when",
    ],
  },
  invitedMailbox: {
    counts: "invitations, those sent again and withdrawn ones included",
    key: "workspace and mailbox",
    beyond: "that address is not sent to, and says so",
    attack: "inviting, withdrawing and inviting again",
    proof: [invitations, "if it is invited, withdrawn and invited again, however it is written"],
  },
  invitations: {
    counts: "invitations; the number here is a new workspace's, `invitationsADay` has the others",
    key: "workspace",
    beyond: "each line beyond it is not sent to, and says so; an operator can grant more",
    attack: "a new workspace that mails strangers",
    proof: [invitations, "a new one sends fifty of a thousand, and says of each other that it was not sent"],
  },
  signUpAddress: {
    counts: "sign-ups begun",
    key: "address block",
    beyond: wait,
    attack: "filling the table of sign-ups, hashing for nothing",
    proof: [`${signIn}/under-attack.test.ts`, "[A8] sixty sign-ups an hour from one address leave rows, and no more"],
  },
  askAddress: {
    counts: "lists of workspaces and links to new passwords asked for",
    key: "address block, all mailboxes",
    beyond: "nothing is sent; no budget of a mailbox is left behind",
    attack: "mailing strangers through the product, filling the table of budgets",
    proof: [
      links,
      "is limited to thirty times an hour from one place, for any addresses, and then leaves no budget behind",
    ],
  },
};
