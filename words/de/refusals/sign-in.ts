import { appCodes, mailedCodes, mailedCodesUnavailable, otherCodes, recoveryCodes, resetCodes } from "./codes";
import { changes, limits, mailLimits, passkeys } from "./common";

const noMatch =
  "E-Mail-Adresse und Passwort passen nicht zusammen. Prüfen Sie beides oder setzen Sie Ihr Passwort zurück.";

/**
 * Signing in with address and password. A wrong password, an unknown address and an unknown workspace share one sentence.
 */
export const passwordSignIn = { ...limits, wrong: noMatch, "no-workspace": noMatch };

/** Signing in with a passkey alone. */
export const passkeySignIn = {
  ...limits,
  ...passkeys,
  replaced: "Die Cookies dieses Browsers haben sich inzwischen geändert. Versuchen Sie es erneut.",
  unverified:
    "Ihr Schlüssel hat nicht geprüft, dass Sie es sind. Melden Sie sich zuerst mit Ihrem Passwort an; der Schlüssel ist dann Ihr zweiter Schritt.",
  "other-workspace": ({ name, slug }: { name: string; slug: string }) =>
    `Dieser Passkey gehört zu ${name}. Melden Sie sich unter /w/${slug} an oder verwenden Sie hier einen anderen.`,
};

/** The second step. */
export const challenge = {
  ...limits,
  ...changes,
  ...otherCodes,
  ...appCodes,
  ...mailedCodes,
  ...mailedCodesUnavailable,
  ...recoveryCodes,
  ...resetCodes,
  "wrong-reset-code":
    "Das sieht aus wie ein Reset-Code, gehört aber zu keiner Ihrer Zurücksetzungen. Prüfen Sie ihn oder verwenden Sie hier eine andere Methode.",
  ...passkeys,
  wrong: appCodes["wrong-code"],
  ended: "Zu viele falsche Codes. Melden Sie sich erneut an, um fortzufahren.",
};

/** Asking for a mail: a code, or the link for a password. */
export const mailed = mailLimits;

/** Opening a workspace, or signing up in one. */
export const signUp = {
  ...limits,
  ...mailLimits,
  ...otherCodes,
  ...mailedCodes,
  "sign-up-expired":
    "Diese Registrierung ist abgelaufen: Eine Adresse lässt sich eine Stunde lang bestätigen. Beginnen Sie von vorn.",
  "sign-up-confirmed":
    "Diese Adresse ist bereits bestätigt, vielleicht in einem anderen Tab. Melden Sie sich an, um fortzufahren.",
  "sign-up-unknown":
    "Dieser Browser kennt diese Registrierung nicht. Fahren Sie dort fort, wo Sie begonnen haben, oder beginnen Sie von vorn.",
  "other-sign-up": ({ email }: { email: string }) =>
    `Dieser Code ging an ${email}, für eine Registrierung in einem anderen Tab. Geben Sie ihn dort ein.`,
  "not-accepted": "Dieser Workspace akzeptiert diese Adresse nicht mehr. Bitten Sie einen Admin um eine Einladung.",
  known: "Mit dieser Adresse gibt es schon ein Konto. Melden Sie sich stattdessen an.",
  "slug-taken": "Diese Adresse ist vergeben. Wählen Sie eine andere.",
};
