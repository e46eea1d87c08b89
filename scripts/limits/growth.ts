import type { Proof } from "./entry";

/** A table that someone can make grow who has proven nothing yet, or a password only. */
export type Growth = { table: string; row: string; bound: string; ends: string; proof?: Proof };

const clean = "lib/jobs/clean.test.ts";
const attacked = "lib/use-cases/sign-in/under-attack.test.ts";

export const stranger: Proof = [
  "lib/use-cases/applications/waiting-sign-ins.test.ts",
  "[G3] a stranger who begins sign-ins endlessly leaves three hundred rows, and every other network, workspace and session its way in",
];

export const growth: Growth[] = [
  {
    table: "attempt_budget",
    row: "a wrong password at an address no one has, a mailbox someone asks for mail to",
    bound:
      "four for each counted try, so `passwordAddress`, `askAddress` and `signUpAddress` of the address block; a try that these refuse leaves none",
    ends: "two days without a try; a budget that can freeze a method is a member's, and stays",
    proof: [attacked, "[A8] a thousand tries at accounts that no one has leave the rows of three hundred"],
  },
  {
    table: "audit_event",
    row: "a wrong password, passkey or second factor; a link that was asked for; a sign-out of a full session",
    bound: "`passwordAddress`, `passkeyAddress`, `askAddress` of the address block; `secondFactor` of the member",
    ends: "kept for good, as a log is",
    proof: [attacked, "[A8] a thousand tries at accounts that no one has leave the rows of three hundred"],
  },
  {
    table: "pending_sign_up, email_code",
    row: "a sign-up that was begun, in a workspace or for a new one",
    bound: "`signUpAddress` of the address block, `mailStrangers` and `mailLate` of the mailbox",
    ends: "an hour after it expired",
    proof: [attacked, "[A8] sixty sign-ups an hour from one address leave rows, and no more"],
  },
  {
    table: "workspace",
    row: "a sign-up that was confirmed from its mailbox",
    bound: "`signUpAddress`, `mailStrangers`, `mailLate`",
    ends: "stays",
  },
  {
    table: "queued_mail",
    row: "a mail that someone asks for",
    bound: "the budgets of mail above; security notices follow what was proven, and have none",
    ends: "when it was sent, or when its code expired",
    proof: [
      "lib/use-cases/workspaces/mail-list.test.ts",
      "one place gets thirty lists an hour, for any addresses; further requests are silent and leave no budget behind",
    ],
  },
  {
    table: "password_reset",
    row: "a link to a new password",
    bound: "`askAddress` of the address block, `mailStrangers` and `mailLate` of the mailbox",
    ends: "a day after it expired",
    proof: [
      "lib/methods/passwords/reset.test.ts",
      "is limited to thirty times an hour from one place, for any addresses, and then leaves no budget behind",
    ],
  },
  {
    table: "spent_challenge",
    row: "a passkey's answer; opening a page stores nothing",
    bound:
      "at sign-in `passkeyAddress`, beyond it right answers only; with a password one for each attempt that `secondFactor` allows; in an enrolment `passkeyEnrolment`",
    ends: "an hour after it could be answered",
    proof: [
      clean,
      "answered challenges of every workspace are deleted an hour after they could be answered, by any process's clock",
    ],
  },
  {
    table: "application_request",
    row: "a sign-in to an application that waits for a person; the gate's own begin in a cookie and leave no row",
    bound: "`waitingSignIns` of the address block in each workspace, or of the session",
    ends: "an hour after it expired, half an hour after it began",
    proof: stranger,
  },
  {
    table: "session",
    row: "a right password",
    bound: "the numbers of sessions above",
    ends: "30 days after it expired",
    proof: ["lib/access/sessions/advance.test.ts", "leave at most sixty rows of a member, and the newest work"],
  },
  {
    table: "credential, recovery_code_set",
    row: "a set-up that was begun",
    bound: "one app, eight passkeys and one unsaved set of codes for each member",
    ends: "the next set-up, or a reset",
  },
  {
    table: "help_request",
    row: "a request for help from a challenge",
    bound: "one open for each member",
    ends: "stays, closed",
    proof: ["lib/use-cases/resets/request-help.test.ts", "of two requests at once, one is filed"],
  },
  {
    table: "member, invitation",
    row: "an invitation, which needs an admin with fresh proof",
    bound: "`invitedMailbox`, `invitations`",
    ends: "the member when it is withdrawn; the invitation 90 days after it expired",
    proof: [
      "lib/use-cases/invitations/invite-all.test.ts",
      "thirty-two requests at once, of lists, files and again, send exactly fifty",
    ],
  },
  {
    table: "none",
    row: "a known device, a wait that was told, a passkey page that is open",
    bound: "tokens that the browser keeps, with an HMAC; ten devices for each browser",
    ends: "with the cookie",
    proof: ["lib/methods/passkeys/ceremonies.test.ts", "[C1] ceremonies of several tabs live side by side"],
  },
];
