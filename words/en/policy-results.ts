import { publication } from "./refusals/policy";

/** What an act on the policy did. */
export const policyResults = {
  rehearsed: "Draft saved. It changes nothing until you publish it.",
  published: "Published. Members who need to act get an email.",
  asked: "Nothing is published yet: a second person has to approve it. They and the owners get an email.",
  held: "Nothing is published yet. Every owner gets an email that can stop it.",
  refused: "Refused. Nothing was published, and it is a draft again.",
  withdrawn: "Taken back. Nothing was published, and it is a draft again.",
  stopped: "Stopped. Nothing was published, and it is a draft again.",
  discarded: "The draft is gone. The policy in force is unchanged.",
  undone: "This draft holds the settings from before. Publish it to put them in force.",
  ready: "It’s you. Nothing is published yet: see what it does, then publish.",
  unchanged: publication.unchanged,
};
