/** The headings of the export of members, in the order of its columns. The page that invites reads name, email and role by them. */
export const memberColumns = {
  name: "Name",
  email: "Email",
  role: "Role",
  state: "State",
  twoFactor: "Two-factor",
  totp: "Authenticator apps",
  passkeys: "Passkeys and security keys",
  emailCode: "Email code",
  recoveryCodes: "Recovery codes left",
  setUp: "Set-up complete",
  lastSignIn: "Last sign-in",
  verified: "Verified by",
  joined: "Joined",
  deadline: "Deadline",
};
