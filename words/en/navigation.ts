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
  signOut: "Sign out",
  waiting: (n: number) => `${atMost(n)} waiting`,
};

/** Writes a number that is counted only up to 100. */
const atMost = (n: number) => (n < 100 ? String(n) : "99+");
