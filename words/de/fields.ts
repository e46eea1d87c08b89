const atMost = (most: number) => `Verwenden Sie höchstens ${most} Zeichen.`;

/** What is wrong with a field. */
export const fields = {
  "your-name": "Geben Sie Ihren Namen ein.",
  "workspace-name": "Geben Sie den Namen des Workspace ein.",
  name: "Geben Sie einen Namen ein.",
  reason: "Geben Sie den Grund an.",
  "at-most": atMost,
  address: "Geben Sie eine Adresse wie name@example.com ein.",
  password: "Geben Sie Ihr Passwort ein.",
  "new-password": "Geben Sie ein neues Passwort ein.",
  code: "Geben Sie den Code ein.",
  "code-length": "Das ist zu lang für einen Code.",
  "not-saved": "Speichern Sie zuerst die Codes und bestätigen Sie es dann.",
  "last-day": "Wählen Sie den letzten Tag.",
  role: "Wählen Sie eine Rolle.",
  "long-list": "Das ist zu viel Text für eine Liste.",
  "passkey-name": "Verwenden Sie höchstens 60 Zeichen für den Namen.",
  slug: {
    malformed: "Verwenden Sie 2 bis 40 Kleinbuchstaben, Ziffern und einzelne Bindestriche.",
    reserved: "Diese Adresse ist reserviert. Wählen Sie eine andere.",
  },
  /** A new password that is not accepted. */
  weak: {
    short: ({ least }: { least: number }) => `Verwenden Sie mindestens ${least} Zeichen.`,
    long: atMost(256),
    common: "Dieses Passwort steht auf Listen, die Angreifer zuerst probieren. Wählen Sie ein anderes.",
    context: "Dieses Passwort ähnelt Ihrem Namen, Ihrer Adresse oder dem Workspace zu sehr. Wählen Sie ein anderes.",
  },
};
