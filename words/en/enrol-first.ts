/** What an admin without a second factor is told. */
export const enrolFirst = {
  title: "Set up two-factor for yourself first",
  text: "You act for others only with an authenticator app, a passkey or a security key of your own. An email code is not enough. Set one up, then come back.",
  button: "Set up two-factor",
};
