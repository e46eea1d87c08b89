import type { Why } from "@/lib/rules/policy/why";
import { amount } from "../amounts";
import { capital } from "../methods";
import { sayAccepted, sayAsked, sayCause, sayToDo } from "../why-enrol";

export const policyDecided = {
  subject: (title: string, workspace: string) => `${title} in ${workspace}`,
  titles: {
    approved: "The weaker policy was approved",
    "took-hold": "The weaker policy is published",
    refused: "The weaker policy was refused",
    withdrawn: "The weaker policy was taken back",
    stopped: "The weaker policy was stopped",
    lapsed: "The weaker policy could not be published",
  },
  preview: "See the policy and its history.",
  someoneLeft: "someone who left",
  what: {
    approved: (by: string, asker: string, time: string) =>
      `${by} approved on ${time} what ${asker} asked to publish. It is published.`,
    "took-hold": (asker: string, time: string) =>
      `The day that the policy of ${asker} was held is over, and no one stopped it. It was published on ${time}.`,
    refused: (by: string, asker: string, time: string) =>
      `${by} refused on ${time} what ${asker} asked to publish. Nothing was published.`,
    withdrawn: (asker: string, time: string) =>
      `${capital(asker)} took back on ${time} what they had asked to publish. Nothing was published.`,
    stopped: (by: string | null, asker: string, time: string) =>
      by === null
        ? `The policy that ${asker} asked to publish was stopped on ${time} with the link in our mail. Nothing was published.`
        : `${by} stopped on ${time} what ${asker} asked to publish. Nothing was published.`,
    lapsed: (asker: string) =>
      `The day that the policy of ${asker} was held is over, and it could no longer be published. It is a draft again.`,
  },
};

export const policyWeakened = {
  subjects: {
    published: (workspace: string) => `The policy of ${workspace} asks for less now`,
    asked: (workspace: string) => `A weaker policy of ${workspace} waits for approval`,
    held: (workspace: string) => `A weaker policy of ${workspace} will be published`,
  },
  titles: {
    published: "The policy asks for less now",
    asked: "A weaker policy waits for approval",
    held: "A weaker policy will be published",
  },
  previews: {
    published: "If you did not expect this, look at it now.",
    asked: "Nothing changes until someone approves it.",
    held: "If you did not ask for this, stop it.",
  },
  published: (by: string, time: string) => `${by} published this on ${time}:`,
  asked: (by: string, time: string) => `${by} asked to publish this on ${time}:`,
  approval: (by: string) =>
    `It protects less than the policy in force, so a second person has to approve it. Speak to ${by} before you decide. Nothing changes until then.`,
  held: (until: string) =>
    `It protects less than the policy in force, and no one else could approve it. So it is published on ${until}, if no one stops it before.`,
  notYou: "If you did not ask for this",
  stop: "Stop it. Nothing is published then. Change your password afterwards.",
  stopAction: "Stop this policy",
};

/** What a mail asks for: a method for someone who has none, or another one. */
const isAnother = ({ has }: Why) => has.length > 0;
const use = ({ accepted }: Why) => `You can use ${sayAccepted(accepted)}. It takes about two minutes.`;

const endings = { exemption: "exemption", grace: "grace period" };
type Ending = keyof typeof endings;
const whenOf = (from: string | null) => (from === null ? "from now on" : `from ${from}`);

export const requirementPublished = {
  asked: sayAsked,
  moved: (workspace: string) => `The day for two-factor authentication in ${workspace} has changed`,
  ended: (ending: Ending, workspace: string) =>
    `Your ${endings[ending]} for two-factor authentication in ${workspace} has ended`,
  preview: (why: Why) => `What to do: ${sayToDo(why)}.`,
  whatAsked: (who: string, workspace: string, why: Why, from: string | null) =>
    isAnother(why)
      ? `${who} changed which methods ${workspace} accepts. It asks you for another one ${whenOf(from)}. ${sayCause(why, workspace)}`
      : `${who} decided that ${workspace} requires two-factor authentication ${whenOf(from)}. ${sayCause(why, workspace)}`,
  whatMoved: (who: string, workspace: string, why: Why, from: string | null) =>
    `${who} moved the day: ${workspace} requires two-factor authentication ${whenOf(from)}. ${sayCause(why, workspace)}`,
  whatEnded: (who: string, ending: Ending, workspace: string, why: Why, from: string | null) =>
    `${who} ended your ${endings[ending]}: ${workspace} requires two-factor authentication of you ${whenOf(from)}. ${sayCause(why, workspace)}`,
  todo: (why: Why, begun: boolean) =>
    [
      begun
        ? `The next time you sign in, ${sayToDo(why)}: nothing else opens before that.`
        : `Please ${sayToDo(why)} before then, so that nothing stops you on that day.`,
      ...(isAnother(why) ? ["What you have still signs you in until then."] : []),
      use(why),
    ].join(" "),
  action: (why: Why) => (isAnother(why) ? "Add it" : "Set it up"),
};

export const requirementReminder = {
  subject: (why: Why, workspace: string, daysLeft: number | undefined) =>
    daysLeft === undefined
      ? `${capital(sayToDo(why))} in ${workspace}`
      : `${amount(daysLeft, "day")} left to ${sayToDo(why)} in ${workspace}`,
  title: (why: Why) => capital(sayToDo(why)),
  preview: "It takes about two minutes.",
  /** Without a person, the calendar sent it. */
  asks: (who: string | null, workspace: string, why: Why, deadline: string | null) =>
    [
      who === null ? `${workspace} reminds you to ${sayToDo(why)}.` : `${who} asks you to ${sayToDo(why)}.`,
      sayCause(why, workspace),
      ...(deadline === null ? [] : [`From ${deadline} it is required: nothing else opens before it is done.`]),
      use(why),
    ].join(" "),
};

export const requirementWithdrawn = {
  subject: (workspace: string) => `${workspace} took a planned two-factor requirement back`,
  title: "The planned requirement was taken back",
  previews: { none: "You don't need to set anything up by then.", earlier: "Your earlier date applies again." },
  done: (who: string, workspace: string, from: string) =>
    `We told you that ${workspace} would ask you for two-factor authentication from ${from}. ${who} took that back.`,
  none: "You don't need to set anything up by then. You still can: a second factor keeps others out, even those who know your password.",
  earlier: (deadline: string) => `What was asked of you before still applies: set it up by ${deadline}.`,
};
