/** The words about a publication that takes a guard away: what it needs, and how it waits. */
export const waits = {
  title: "Waits for approval",
  heldTitle: "Waits for 24 hours",
  someoneWhoLeft: "someone who left",
  asked: "asked to publish this draft on",
  held: "No one else could approve it, so it is published on",
  unlessStopped: "if no owner stops it before.",
  needsSecond: "It protects less than the policy in force, so a second person has to approve it.",
  takenAway: "What it takes away",
  own: "You asked for this. Another person has to approve it.",
  notYours: "Someone in a role that may take this guard away has to decide.",
  stuck: {
    "asker-gone": "The person who asked can't publish any more. Refuse it to make it a draft again.",
    "no-one": "No one else can approve it now. Take it back and publish it again: then it waits 24 hours instead.",
  },
  approve: "Approve",
  refuse: "Refuse",
  stop: "Stop",
  takeBack: "Take back",
};

/** What publishing a draft needs that takes a guard away, before it is published. */
export const needs = {
  title: "This protects less than the policy in force",
  publish: "Publishing takes this away. The other owners get an email.",
  approval: "When you publish it, it waits until a second person approves it. The owners get an email.",
  hold: "No one else could approve it. When you publish it, it waits 24 hours, and the email to the owners can stop it.",
  "owner-only": "Only an owner can ask for this.",
};

type Owners = { all: number; covered: number };

/** The warning that a requirement would leave one owner, or none, with an accepted method. */
export const oneOwner = {
  title: ({ covered }: Owners) => (covered === 1 ? "Only one owner would be covered" : "No owner would be covered"),
  text: ({ all, covered }: Owners) => {
    const risk = "If the last one loses that method, only the operator of this installation can help.";
    if (all < 2) return `${risk} Make someone else an owner soon. Publish only if you accept this.`;
    const others = covered === 0 ? "Ask the owners" : "Ask the other owners";
    return `${risk} ${others} to set up an accepted method soon. Publish only if you accept this.`;
  },
};

/** What the page of the link in an owner's mail says. */
export const stopPage = {
  title: "Stop this policy",
  before: "A policy that protects less will be published on",
  after: "If you did not ask for this, stop it. Nothing is published then.",
  button: "Stop this policy",
  ended: {
    title: "This policy does not wait any more",
    text: "It was stopped, or changed since. Nothing was published.",
  },
  published: {
    title: "This policy is published already",
    text: "Sign in and undo it on the policy page. If you did not ask for it, change your password first.",
  },
};
