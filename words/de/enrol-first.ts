/** What an admin without a second factor is told. */
export const enrolFirst = {
  title: "Richten Sie zuerst für sich selbst einen zweiten Faktor ein",
  text: "Für andere handeln Sie nur mit einer eigenen Authenticator-App, einem Passkey oder einem Sicherheitsschlüssel. Ein E-Mail-Code reicht nicht. Richten Sie etwas davon ein und kommen Sie dann zurück.",
  button: "Zwei-Faktor einrichten",
};
