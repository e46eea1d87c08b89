import type { Because } from "@/lib/rules/sign-in/ended";

/** Why someone has to sign in again: one sentence for each reason. */
export const signInReasons: Record<Because | "password" | "locked" | "new-password", string> = {
  "signed-out": "Sie haben sich in diesem Browser abgemeldet. Melden Sie sich an, um fortzufahren.",
  elsewhere:
    "Sie haben diese Sitzung auf einem anderen Gerät oder in einem anderen Tab beendet. Melden Sie sich an, um fortzufahren.",
  admin: "Ein Admin hat Ihre Sitzungen beendet. Melden Sie sich an, um fortzufahren.",
  method:
    "Ihre Anmeldemethoden wurden in einer anderen Sitzung geändert, diese Sitzung wurde dabei beendet. Melden Sie sich mit einer Ihrer jetzigen Methoden an.",
  "password-changed":
    "Ihr Passwort wurde geändert, diese Sitzung wurde dabei beendet. Melden Sie sich mit dem neuen Passwort an.",
  password: "Ihr neues Passwort ist gespeichert. Melden Sie sich damit an.",
  reset:
    "Ihre Zwei-Faktor-Authentifizierung wurde zurückgesetzt. Melden Sie sich mit Ihrem Passwort an und verwenden Sie dann den neuesten Reset-Code.",
  "reset-over":
    "Ihre Zurücksetzung wurde gestoppt oder rückgängig gemacht. Melden Sie sich an, um zu sehen, was jetzt zu tun ist.",
  codes: "Zu viele falsche Codes. Melden Sie sich erneut an.",
  key: "Ihr Schlüssel wurde möglicherweise kopiert. Deshalb haben wir ihn deaktiviert und Sie überall abgemeldet. Melden Sie sich mit einer anderen Methode an und informieren Sie dann einen Admin.",
  enrolled: "Ihre neue Methode ist eingerichtet. Melden Sie sich damit an.",
  limit: "Neuere Anmeldungen mit diesem Konto haben diese Sitzung abgelöst. Melden Sie sich an, um fortzufahren.",
  deactivated: "Dieses Konto ist deaktiviert. Bitten Sie einen Admin, es wieder zu aktivieren.",
  locked: "Ihr Konto ist gesperrt, alle Geräte sind abgemeldet. Bitten Sie einen Admin, es zu entsperren.",
  "new-password":
    "Sie sind überall abgemeldet. Legen Sie mit dem Link, den wir Ihnen gesendet haben, ein neues Passwort fest und melden Sie sich damit an.",
  idle: "Sie wurden abgemeldet, weil Sie eine Weile nicht aktiv waren. Melden Sie sich an, um fortzufahren.",
  time: "Die Höchstdauer Ihrer Sitzung ist erreicht. Melden Sie sich an, um fortzufahren.",
  "second-step-time": "Der zweite Schritt hat länger als zehn Minuten gedauert. Melden Sie sich erneut an.",
  "set-up-time": "Die Einrichtung hat länger als 30 Minuten gedauert. Melden Sie sich erneut an, um sie fortzusetzen.",
  lifted:
    "Für Sie ist Zwei-Faktor-Authentifizierung nicht mehr Pflicht, es ist also nichts mehr einzurichten. Melden Sie sich erneut an.",
  changed: "Die Anforderungen an Ihre Anmeldung haben sich inzwischen geändert. Melden Sie sich erneut an.",
};

/** Returns the sentence for a reason in an address, or null for anything else. */
export const sayWhySignIn = (because: unknown): string | null =>
  typeof because === "string" && Object.hasOwn(signInReasons, because)
    ? signInReasons[because as keyof typeof signInReasons]
    : null;
