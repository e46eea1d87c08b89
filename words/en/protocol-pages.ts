/** The pages that a protocol shows where it has no application to go back to. */
export const protocolPages = {
  wrongRequest: {
    title: "This sign-in can’t start",
    lead: "The application sent a request that it is not set up for. Tell the person who runs the application.",
  },
  expired: {
    title: "This sign-in has expired",
    lead: "Open the application again to start over.",
  },
  leaving: {
    title: "Leave Gatehouse?",
    lead: (host: string) => `You are not signed in here. The link leads to ${host}.`,
    link: (host: string) => `Go to ${host}`,
  },
  signOut: {
    title: "Sign out?",
    lead: "An application asks to sign you out. Every application you opened with this sign-in is signed out too.",
    button: "Sign out",
  },
  signedOut: { title: "You are signed out", lead: "You can close this page." },
};
