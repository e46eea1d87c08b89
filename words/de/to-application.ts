/** What a sign-in to an application says on its way. */
export const toApplication = {
  to: (name: string) => `Um zu ${name} weiterzugehen`,
  going: (name: string) => `Weiter zu ${name}`,
  goingLead: "Sie sind angemeldet. Die Anwendung öffnet sich von selbst.",
  notYours: (name: string) => `Sie können ${name} nicht verwenden`,
  notYoursLead: (workspace: string) =>
    `Die Anwendung ist für Sie nicht freigegeben. Fragen Sie einen Admin von ${workspace}, wenn Sie sie brauchen.`,
  paused: (name: string) => `${name} ist angehalten`,
  pausedLead: (workspace: string) => `Ein Admin von ${workspace} hat die Anwendung vorübergehend abgeschaltet.`,
  needs: {
    phr: "Passkey oder Sicherheitsschlüssel hinzufügen",
    mfa: "Zweiten Faktor hinzufügen",
    sfa: "Bestätigen Sie, dass Sie es sind",
  },
  needsLead: {
    phr: (name: string) =>
      `${name} öffnet sich nur mit einem Passkey oder Sicherheitsschlüssel. Fügen Sie einen hinzu und öffnen Sie ${name} dann noch einmal.`,
    mfa: (name: string) =>
      `${name} öffnet sich nur mit einem zweiten Faktor. Fügen Sie einen hinzu und öffnen Sie ${name} dann noch einmal.`,
    sfa: (name: string) =>
      `${name} verlangt einen neueren Nachweis, als diese Anmeldung hat. Melden Sie sich ab und öffnen Sie ${name} dann noch einmal.`,
  },
  security: "Zur Sicherheit",
  back: (name: string) => `Zurück zu ${name}`,
  expired: "Diese Anmeldung ist abgelaufen",
  expiredLead:
    "Öffnen Sie die Anwendung noch einmal, um neu zu beginnen. Eine Anmeldung gilt 30 Minuten, in dem Browser, der sie begonnen hat.",
  home: "Zu Ihrer Startseite",
};
