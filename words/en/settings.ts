import { adminProof } from "./refusals/common";

/** The settings of a workspace. */
export const settings = {
  title: "Settings",
  lead: "How this workspace is named, and what its people see.",
  general: "General",
  name: "Workspace name",
  nameHint: "On every page and in every email. Authenticator apps keep the name they were set up with.",
  supportContact: "Support contact",
  supportContactHint:
    "An email address, an https link or a phone number. Members see it where they are told to ask an admin. Leave empty for none.",
  badContact: "Enter an email address, a link that begins with https://, or a phone number.",
  language: "Language",
  languageHint: "For emails to people who chose none. Pages follow the reader's browser.",
  zone: "Time zone",
  zoneHint: "For dates in emails to people who chose none.",
  unknown: "Choose one of the list.",
  save: "Save",
  saved: "The settings are saved.",
  facts: "This workspace",
  address: "Address",
  addressText: "It stays as it is, because applications and bookmarks rely on it.",
  plan: "Plan",
  plans: {
    business: "Business: members may use two-factor authentication, and it can't be required.",
    enterprise: "Enterprise: two-factor authentication can be required.",
  },
  planText: "The operator of this installation sets the plan.",
  refusals: {
    ...adminProof,
    changed: "Someone else saved these settings meanwhile. Load this page again to see them.",
  },
};
