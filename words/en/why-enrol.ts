import type { Reason } from "@/lib/rules/policy/assess";
import type { MethodKind } from "@/lib/rules/policy/settings";
import type { Why } from "@/lib/rules/policy/why";
import { capital } from "./methods";
import { roleWords } from "./roles";

const own: Record<MethodKind, string> = {
  totp: "authenticator app",
  passkey: "passkey or security key",
  email: "email code",
};
const another: Record<MethodKind, string> = {
  totp: "an authenticator app",
  passkey: "a passkey or security key",
  email: "an email code",
};
const and = new Intl.ListFormat("en-GB", { type: "conjunction" });
const or = new Intl.ListFormat("en-GB", { type: "disjunction" });

/** Names what a member has: "your authenticator app and email code". */
const yours = (has: MethodKind[]) => `your ${and.format(has.map((kind) => own[kind]))}`;

/** Names what a member may add: "an authenticator app or a passkey or security key". */
export const sayAccepted = (accepted: MethodKind[]) => or.format(accepted.map((kind) => another[kind]));

const isOne = (has: MethodKind[]) => has.length === 1;

/** What is said for one cause. Each is given the workspace's name. */
type WhyWords = {
  /** While nothing but setting up is open: the cause, and what to set up. */
  now(why: Why, workspace: string): string;
  /** As a title, while there is time. */
  title(why: Why, workspace: string): string;
  /** What must be added, as an infinitive: "set up two-factor authentication". */
  todo(why: Why): string;
  /** The subject of a mail that a publication asks it: from now on, or from a day. */
  subject(why: Why, workspace: string, begun: boolean): string;
  /** The cause, in a mail. */
  cause(why: Why, workspace: string): string;
};

const setUp = (why: Why) => `Set up ${sayAccepted(why.accepted)} to go on.`;

const none: WhyWords = {
  now: (why, workspace) =>
    `${workspace} requires two-factor authentication, and your account has no second factor yet. ${setUp(why)}`,
  title: () => "Two-factor authentication is required soon",
  todo: () => "set up two-factor authentication",
  subject: (_, workspace, begun) =>
    begun
      ? `${workspace} now requires two-factor authentication`
      : `${workspace} will require two-factor authentication`,
  cause: () => "Your account has no second factor yet.",
};

const changed: WhyWords = {
  now: (why, workspace) => `${workspace} no longer accepts ${yours(why.has)}. ${setUp(why)}`,
  title: ({ has }) => `${capital(yours(has))} ${isOne(has) ? "is" : "are"} no longer accepted`,
  todo: ({ accepted }) => `add ${sayAccepted(accepted)}`,
  subject: ({ has }, workspace, begun) =>
    begun
      ? `${workspace} no longer accepts ${yours(has)}`
      : `${workspace} will ask for another method than ${yours(has)}`,
  cause: ({ has }, workspace) => `${workspace} no longer accepts ${yours(has)}.`,
};

const tooWeak = ({ role }: Why) => `An email code alone is not enough for ${roleWords[role].one}.`;
const forRole = ({ role }: Why) => `for ${roleWords[role].all.toLowerCase()}`;
const ofRole = (why: Why, workspace: string) =>
  `${workspace} requires two-factor authentication ${forRole(why)}, and your account has no second factor yet.`;

/** All that is said about why someone has to set up a second factor, by the cause. */
const words: Record<Reason, WhyWords> = {
  "none-enrolled": none,
  "not-accepted": changed,
  role: {
    now: (why, workspace) => `${why.has.length > 0 ? tooWeak(why) : ofRole(why, workspace)} ${setUp(why)}`,
    title: (why) =>
      why.has.length > 0
        ? "Your role needs more than an email code"
        : `Two-factor authentication is required ${forRole(why)} soon`,
    todo: (why) => (why.has.length > 0 ? changed.todo(why) : none.todo(why)),
    subject: (why, workspace, begun) =>
      why.has.length > 0
        ? `${workspace}: your role needs more than an email code`
        : `${none.subject(why, workspace, begun)} ${forRole(why)}`,
    cause: (why, workspace) => (why.has.length > 0 ? tooWeak(why) : ofRole(why, workspace)),
  },
  deadline: {
    ...none,
    now: (why, workspace) => `Your time to set up two-factor authentication in ${workspace} is over. ${setUp(why)}`,
    title: () => "Two-factor authentication is required",
  },
  reset: {
    ...none,
    now: (why) => `Your two-factor was reset. Set up ${sayAccepted(why.accepted)} to get back in.`,
    cause: () => "Your two-factor was reset.",
  },
};

/** Says why nothing but setting up is open now, and what to set up. */
export const sayWhyNow = (why: Why, workspace: string) => words[why.cause].now(why, workspace);
/** Says as a title why something is to be set up by a day. */
export const sayWhyTitle = (why: Why, workspace: string) => words[why.cause].title(why, workspace);
/** Says what is to be set up: "add a passkey or security key". */
export const sayToDo = (why: Why) => words[why.cause].todo(why);
/** Says in a mail's subject what a publication asks for. */
export const sayAsked = (why: Why, workspace: string, begun: boolean) =>
  words[why.cause].subject(why, workspace, begun);
/** Says the cause in a mail. */
export const sayCause = (why: Why, workspace: string) => words[why.cause].cause(why, workspace);

const ready: Record<MethodKind, string> = {
  totp: "your phone with an authenticator app",
  passkey: "a security key, or a device with Face ID, Touch ID or Windows Hello",
  email: "your mailbox",
};
const acts: Record<MethodKind, string> = {
  totp: "Scan one QR code, type one code.",
  passkey: "Make the passkey or register the key, then use it once.",
  email: "Type the code that is mailed to you.",
};

/** Says what to have ready and what to do first, for the methods that someone may set up. */
export function sayFirstSteps(accepted: MethodKind[]): string[] {
  const [first] = accepted;
  const have = `Have ${or.format(accepted.map((kind) => ready[kind]))} at hand.`;
  if (!first) return [];
  return accepted.length === 1 ? [have, acts[first]] : [have, "Choose one and follow its steps."];
}
