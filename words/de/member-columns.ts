/** The headings of the export of members, in the order of its columns. The page that invites reads name, email and role by them. */
export const memberColumns = {
  name: "Name",
  email: "E-Mail",
  role: "Rolle",
  state: "Status",
  twoFactor: "Zwei-Faktor",
  totp: "Authenticator-Apps",
  passkeys: "Passkeys und Sicherheitsschlüssel",
  emailCode: "E-Mail-Code",
  recoveryCodes: "Wiederherstellungscodes übrig",
  setUp: "Vollständig eingerichtet",
  lastSignIn: "Letzte Anmeldung",
  verified: "Bestätigt mit",
  joined: "Beigetreten",
  deadline: "Frist",
};
