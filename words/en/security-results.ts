/** What an act on one's own security did. */
export const securityResults = {
  added: "Your new method works from now on. Your other devices were signed out.",
  removed: "The method was removed. Your other devices were signed out.",
  disabled: "Two-factor is off. From now on your password alone signs you in.",
  renamed: "The new name is saved.",
  preferred: "Sign-in offers this method first from now on.",
  codes: "Your new recovery codes are in force. The old ones stopped working.",
  password: "Your new password is saved. Your other devices were signed out.",
  notKept: "These codes were made to be shown once, so they can't be shown again. Generate new ones.",
  left: (application: string) => `You are signed out of ${application}.`,
  ended: "Those devices are signed out.",
  tried: (method: string) => `${method} works: it would have let you in.`,
};

/** Why an admin is led to Security. */
export const enrolFirst =
  "You act for others only with an authenticator app, a passkey or a security key of your own. Set one up, then come back.";
