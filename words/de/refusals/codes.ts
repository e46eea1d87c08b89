import { amount } from "../amounts";
import { sayResetEnd, sayResetUnderWay } from "../reset-ends";

type Clock = { minutes: number };

const clock = (off: "nach" | "vor") => (refusal: Clock) =>
  `Die Uhr Ihres Smartphones geht etwa ${amount(refusal.minutes, "Minute", "Minuten")} ${off}. Schalten Sie die automatische Uhrzeit ein und versuchen Sie es erneut.`;

// An app shows its next code at the next half minute.
const next = (now: Date) =>
  `In ${amount(30 - (Math.floor(now.getTime() / 1000) % 30), "Sekunde", "Sekunden")} erscheint ein neuer.`;

type Kind = "app" | "email" | "recovery" | "reset";
type Other = { typed: Kind | "other"; asked: Kind };

const looksLike: Record<Kind, string> = {
  app: "ein Code aus einer Authenticator-App",
  email: "ein Code aus einer E-Mail",
  recovery: "ein Wiederherstellungscode",
  reset: "ein Reset-Code",
};
const asks: Record<Kind, string> = {
  app: "Geben Sie die 6 Ziffern ein, die Ihre App anzeigt.",
  email: "Geben Sie die 8 Ziffern aus der neuesten E-Mail ein.",
  recovery: "Ein Wiederherstellungscode hat 16 Buchstaben und Ziffern in vier Gruppen.",
  reset: "Ein Reset-Code hat 20 Buchstaben und Ziffern in fünf Gruppen.",
};

/** Says which kind of code a typed one looks like, and what the field asks for. */
export const sayOther = (typed: Other["typed"], asked: string) =>
  typed === "other" ? asked : `Das sieht aus wie ${looksLike[typed]}. ${asked}`;

/** A code of another kind than the field asks for, or no code. */
export const otherCodes = { "other-code": ({ typed, asked }: Other) => sayOther(typed, asks[asked]) };

/** An authenticator app's code. */
export const appCodes = {
  "wrong-code": "Dieser Code hat nicht funktioniert. Warten Sie auf den nächsten und versuchen Sie es erneut.",
  used: (_: unknown, now: Date) => `Dieser Code wurde schon verwendet. ${next(now)}`,
  older: (_: unknown, now: Date) => `Dieser Code ist älter als der zuletzt verwendete. ${next(now)}`,
  slow: clock("nach"),
  fast: clock("vor"),
  "no-app": "Für dieses Konto ist keine Authenticator-App eingerichtet. Verwenden Sie eine andere Methode.",
};

/** A mailed code. */
export const mailedCodes = {
  "wrong-email-code":
    "Dieser Code ist falsch. Sehen Sie in der neuesten E-Mail nach oder fordern Sie einen neuen Code an.",
  "email-code-replaced": "Dieser Code stammt aus einer früheren E-Mail. Geben Sie den aus der neuesten ein.",
  "email-code-used": "Dieser Code wurde schon verwendet. Fordern Sie einen neuen an.",
  "email-code-expired": "Dieser Code ist abgelaufen. Fordern Sie einen neuen an.",
  "none-mailed": "Hier wird kein E-Mail-Code erwartet. Fordern Sie einen neuen an und geben Sie ihn dann ein.",
};

/** Why a mailed code can't be the second step. */
export const mailedCodesUnavailable = {
  "no-email-method": "Für dieses Konto sind keine E-Mail-Codes eingerichtet. Verwenden Sie eine andere Methode.",
  "email-not-now":
    "Ihr Passwort wurde gerade per E-Mail zurückgesetzt. Deshalb zählt ein E-Mail-Code diesmal nicht als zweiter Schritt. Verwenden Sie eine andere Methode.",
};

/** A recovery code. */
export const recoveryCodes = {
  "used-recovery-code": "Dieser Wiederherstellungscode wurde schon verwendet. Nehmen Sie einen anderen.",
  "wrong-recovery-code":
    "Dieser Wiederherstellungscode ist falsch oder stammt aus einem älteren Satz. Prüfen Sie ihn oder nehmen Sie einen anderen.",
  "unsaved-recovery-code":
    "Dieser Wiederherstellungscode stammt aus einem Satz, den Sie nie als gespeichert bestätigt haben. Deshalb funktioniert er nicht. Nehmen Sie einen aus einem früheren Satz oder eine andere Methode.",
  "no-recovery-codes": "Dieses Konto hat keine Wiederherstellungscodes. Verwenden Sie eine andere Methode.",
};

/** A reset code. */
export const resetCodes = {
  "wrong-reset-code":
    "Dieser Reset-Code ist falsch. Gleichen Sie ihn mit der Person ab, von der Sie ihn bekommen haben.",
  "ended-reset-code": sayResetEnd,
  "opened-reset-code": sayResetUnderWay,
};
