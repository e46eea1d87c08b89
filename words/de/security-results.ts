/** What an act on one's own security did. */
export const securityResults = {
  added: "Ihre neue Methode funktioniert ab jetzt. Ihre anderen Geräte wurden abgemeldet.",
  removed: "Die Methode wurde entfernt. Ihre anderen Geräte wurden abgemeldet.",
  disabled: "Zwei-Faktor ist ausgeschaltet. Ab jetzt reicht Ihr Passwort zur Anmeldung.",
  renamed: "Der neue Name ist gespeichert.",
  preferred: "Die Anmeldung bietet ab jetzt zuerst diese Methode an.",
  codes: "Ihre neuen Wiederherstellungscodes gelten. Die alten funktionieren nicht mehr.",
  password: "Ihr neues Passwort ist gespeichert. Ihre anderen Geräte wurden abgemeldet.",
  notKept: "Diese Codes waren nur einmal zu sehen und lassen sich nicht erneut anzeigen. Erzeugen Sie neue Codes.",
  left: (application: string) => `Sie sind bei ${application} abgemeldet.`,
  ended: "Diese Geräte sind abgemeldet.",
  tried: (method: string) => `${method} funktioniert: Damit hätten Sie sich anmelden können.`,
};

/** Why an admin is led to Security. */
export const enrolFirst =
  "Für andere handeln Sie nur mit einer eigenen Authenticator-App, einem Passkey oder einem Sicherheitsschlüssel. Richten Sie eine dieser Methoden ein und kommen Sie dann zurück.";
