/** What a sign-in to an application says on its way. */
export const toApplication = {
  to: (name: string) => `To continue to ${name}`,
  going: (name: string) => `Continue to ${name}`,
  goingLead: "You are signed in. The application opens by itself.",
  notYours: (name: string) => `You can’t use ${name}`,
  notYoursLead: (workspace: string) => `It is not open to you. Ask an admin of ${workspace} if you need it.`,
  paused: (name: string) => `${name} is paused`,
  pausedLead: (workspace: string) => `An admin of ${workspace} switched it off for now.`,
  needs: { phr: "Add a passkey or security key", mfa: "Add a second factor", sfa: "Confirm it is you" },
  needsLead: {
    phr: (name: string) => `${name} opens only with a passkey or security key. Add one, then open ${name} again.`,
    mfa: (name: string) => `${name} opens only with a second factor. Add one, then open ${name} again.`,
    sfa: (name: string) => `${name} asks for a newer proof than this sign-in has. Sign out, then open ${name} again.`,
  },
  security: "Go to Security",
  back: (name: string) => `Back to ${name}`,
  expired: "This sign-in has expired",
  expiredLead:
    "Open the application again to start over. A sign-in works for 30 minutes, in the browser that began it.",
  home: "Go to your home page",
};
