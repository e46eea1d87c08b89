/** The navigation of a workspace, and the frame of its pages. */
export const navigation = {
  label: "Workspace",
  menu: "Menu",
  skip: "Skip to content",
  undo: "Undo",
  home: "Home",
  security: "Security",
  profile: "Profile",
  admin: "Admin",
  overview: "Overview",
  members: "Members",
  policy: "Policy",
  applications: "Applications",
  resets: "Resets",
  audit: "Audit log",
  settings: "Settings",
  signOut: "Sign out",
  waiting: (n: number) => `${atMost(n)} waiting`,
  palette: {
    open: "Go to…",
    keys: "Ctrl K",
    label: "Go to",
    placeholder: "Go to a member, page or application",
    placeholderPages: "Go to a page",
    none: "Nothing found.",
    one: "1 result",
    more: "{n} results",
    failed: "The search did not work. Try again in a moment.",
    pages: "Pages",
    members: "Members",
    applications: "Applications",
  },
};

/** Writes a number that is counted only up to 100. */
const atMost = (n: number) => (n < 100 ? String(n) : "99+");
