import * as accountDe from "./de/mails/account";
import { letter as letterDe } from "./de/mails/letter";
import * as methodsDe from "./de/mails/methods";
import * as policyDe from "./de/mails/policy";
import * as resetsDe from "./de/mails/resets";
import * as account from "./en/mails/account";
import { letter } from "./en/mails/letter";
import * as methods from "./en/mails/methods";
import * as policy from "./en/mails/policy";
import * as resets from "./en/mails/resets";
import { inBoth } from "./in-both";

/** What mails say, by the kind of mail. */
export const mails = inBoth(
  { letter, ...account, ...methods, ...policy, ...resets },
  { letter: letterDe, ...accountDe, ...methodsDe, ...policyDe, ...resetsDe },
);

export type MailWords = (typeof mails)["en"];
