import { appCodes, mailedCodes, mailedCodesUnavailable, otherCodes, recoveryCodes, sayOther } from "./codes";
import { changes, limits, mailLimits, passkeys } from "./common";

const emailRefused = {
  "email-refused":
    "Ein E-Mail-Code wird hier nicht als einzige Methode akzeptiert. Richten Sie zuerst eine Authenticator-App, einen Passkey oder einen Sicherheitsschlüssel ein.",
};

/** Setting up an authenticator app. */
export const appSetUp = {
  ...limits,
  ...changes,
  ...otherCodes,
  ...appCodes,
  wrong: appCodes["wrong-code"],
  "earlier-key":
    "Ihre App wurde mit einem früheren QR-Code verknüpft. Löschen Sie diesen Eintrag in der App und scannen Sie den QR-Code auf dieser Seite.",
};

/** What became of an authenticator app's set-up that is over. */
export const appSetUpOver = {
  expired: "Dieser QR-Code ist abgelaufen: Jeder gilt zehn Minuten. Es wurde nichts geändert.",
  confirmed: "Diese App ist bereits verknüpft. Sie haben das in einem anderen Tab abgeschlossen.",
  unknown:
    "Dieser QR-Code funktioniert nicht mehr: Sie haben sich in einem anderen Tab erneut angemeldet oder die Einrichtung beendet. Es wurde nichts geändert.",
};

/** Setting up a passkey or security key. */
export const passkeySetUp = {
  ...limits,
  ...changes,
  ...passkeys,
  "none-to-replace":
    "Die Methode, die Sie ersetzen wollten, wurde bereits entfernt. Gehen Sie zurück zu „Sicherheit“ und fügen Sie eine neue hinzu.",
  known: "Dieses Gerät oder dieser Schlüssel ist hier schon eingerichtet. Verwenden Sie ein anderes Gerät.",
  invalid: "Das ließ sich nicht bestätigen, deshalb wurde nichts geändert. Versuchen Sie es erneut.",
};

/** Mailing a code to a member. */
export const codeMail = { ...mailLimits, ...emailRefused };

/** Setting up the address as a method. */
export const emailSetUp = {
  ...limits,
  ...changes,
  ...otherCodes,
  ...mailedCodes,
  ...emailRefused,
  known: "Das ist bereits eingerichtet.",
};

/** Confirming the address before a required set-up. */
export const addressCheck = { ...limits, ...changes, ...otherCodes, ...mailedCodes };

/** Saving the shown recovery codes. */
export const codeSaving = {
  ...changes,
  "set-replaced":
    "In einem anderen Tab oder auf einem anderen Gerät wurde ein neuerer Satz erzeugt. Die hier zuvor gezeigten Codes haben nie gegolten.",
  "set-saved": "Diese Codes sind bereits gespeichert. Das haben Sie in einem anderen Tab bestätigt.",
  "set-unknown":
    "Die hier zuvor gezeigten Codes funktionieren nicht mehr: Der Satz wurde inzwischen ersetzt oder entfernt.",
};

/** Checking a stored recovery code. */
export const codeCheck = {
  ...limits,
  ...otherCodes,
  "used-recovery-code": "Dieser Wiederherstellungscode wurde schon verwendet. Damit könnten Sie sich nicht anmelden.",
  "wrong-recovery-code":
    "Mit diesem Code könnten Sie sich nicht anmelden: Er ist falsch oder stammt aus einem älteren Satz.",
  "unsaved-recovery-code":
    "Mit diesem Code könnten Sie sich nicht anmelden: Sein Satz wurde nie als gespeichert bestätigt. Erzeugen Sie neue Codes und speichern Sie diese.",
  "no-recovery-codes": "Sie haben keine Wiederherstellungscodes. Erzeugen Sie zuerst welche.",
};

/** Trying a method without signing in. */
export const trial = { ...limits, ...otherCodes, ...appCodes, ...passkeys };

/** Removing a method, or switching the second factor off. */
export const removal = {
  ...limits,
  ...otherCodes,
  ...recoveryCodes,
  gone: "Diese Methode wurde bereits entfernt. Laden Sie diese Seite neu.",
  required:
    "Dieser Workspace verlangt Zwei-Faktor-Authentifizierung. Fügen Sie zuerst eine andere Methode hinzu oder ersetzen Sie diese.",
  "email-alone":
    "In Ihrer Rolle kann ein E-Mail-Code nicht die einzige Methode sein. Fügen Sie zuerst eine andere hinzu oder schalten Sie Zwei-Faktor ganz aus.",
  "code-missing": "Geben Sie einen Ihrer Wiederherstellungscodes ein.",
};

const confirmingCode = "Geben Sie den Code aus Ihrer App oder einen Ihrer Wiederherstellungscodes ein.";

/** Proving again that it is you. */
export const stepUp = {
  ...limits,
  ...changes,
  ...appCodes,
  ...mailedCodes,
  ...mailedCodesUnavailable,
  ...recoveryCodes,
  ...passkeys,
  "wrong-password":
    "Dieses Passwort ist falsch. Versuchen Sie es erneut oder setzen Sie es auf der Anmeldeseite zurück.",
  "code-missing": confirmingCode,
  "other-code": ({ typed }: { typed: Parameters<typeof sayOther>[0] }) => sayOther(typed, confirmingCode),
};
