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
  logo: "Logo",
  logoHint:
    "A PNG, JPEG or WebP of at most 256 KB. It is stored as a PNG of at most 512 pixels, without anything else in the file.",
  logoOf: (name: string) => `Logo of ${name}`,
  removeLogo: "Remove the logo",
  logoFaults: {
    "too-big": "This file has more than 256 KB. Choose a smaller one.",
    format: "This is no PNG, JPEG or WebP. An SVG can't be used: export it as a PNG.",
    animated: "This picture moves. Choose one that stands still.",
    dimensions: "This picture is more than 4,096 pixels wide or high. Choose a smaller one.",
    broken: "This picture can't be read. It may be damaged. Export it again.",
  },
  logoAgain:
    "The other settings are saved. Choose the logo again: a file does not outlast the question for your password.",
  accent: "Accent",
  accentHint: "For buttons, links and focus. Its lightness is adjusted so that it can be read in both themes.",
  usualAccent: "Use the colour of Gatehouse again",
  preview: "Preview",
  previewLight: "Light",
  previewDark: "Dark",
  previewButton: "Sign in",
  previewText: "Recent sign-ins",
  badAccent: "Choose a colour.",
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
  export: {
    section: "Export",
    text: "Everything this workspace has, as one JSON file: settings, policies, members and their methods, invitations, resets, applications and the audit log. It holds no password, key, code or secret. Recorded in the audit log.",
    button: "Export workspace",
  },
  refusals: {
    ...adminProof,
    changed: "Someone else saved these settings meanwhile. Load this page again to see them.",
  },
};
