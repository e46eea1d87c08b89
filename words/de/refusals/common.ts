import { waitUntil } from "../amounts";

type Timed = { retryAt: Date | null };

/** The request is malformed: the browser's own message could not be parsed, so no use-case decided. */
export const unreadable = "Ihr Browser hat etwas Unlesbares gesendet. Laden Sie diese Seite neu.";

/** A page whose link this browser does not have. It keeps one for an hour. */
export const openAgain =
  "Dieser Browser hat den Link zu dieser Seite nicht. Er merkt sich einen Link eine Stunde lang. Öffnen Sie den Link in der E-Mail noch einmal.";

/** A page whose address has no link of ours. */
export const noSuchLink =
  "Dieser Link ist unvollständig oder war nie gültig. Kopieren Sie den ganzen Link aus der E-Mail.";

/** A limit on tries. One without an end is a lock. */
export const limits = {
  wait: ({ retryAt }: Timed, now: Date) =>
    retryAt
      ? `Zu viele Versuche. Versuchen Sie es in ${waitUntil(retryAt, now)} erneut.`
      : "Diese Methode ist nach zu vielen falschen Codes gesperrt. Verwenden Sie einen Wiederherstellungscode oder bitten Sie einen Admin um eine Zurücksetzung.",
};

const sendAgain = ({ retryAt }: Timed, now: Date) =>
  `Sie können sie ${retryAt ? `in ${waitUntil(retryAt, now)}` : "später"} erneut anfordern.`;

/** A limit on mails. Asking for a mail is no try of anything. */
export const mailLimits = {
  "mail-wait": (refusal: Timed, now: Date) => `Diese E-Mail wurde gerade erst verschickt. ${sendAgain(refusal, now)}`,
  "mail-often": (refusal: Timed, now: Date) =>
    `Diese E-Mail wurde schon mehrmals verschickt. ${sendAgain(refusal, now)}`,
  "ask-wait": ({ retryAt }: Timed, now: Date) =>
    `Aus Ihrem Netzwerk wurden zu viele E-Mails angefordert. Versuchen Sie es ${retryAt ? `in ${waitUntil(retryAt, now)}` : "später"} erneut.`,
};

/** The session, or what it is about, changed between two requests. */
export const changes = { changed: "In einem anderen Tab hat sich etwas geändert. Laden Sie diese Seite neu." };

/** The assertion of a passkey or security key. */
export const passkeys = {
  expired: "Das hat länger als fünf Minuten gedauert. Versuchen Sie es erneut.",
  answered: "Diese Antwort wurde schon gesendet, vielleicht doppelt. Versuchen Sie es erneut.",
  replaced: "Sie haben sich inzwischen in einem anderen Tab erneut angemeldet. Versuchen Sie es noch einmal.",
  "unknown-challenge": "Das war keine Antwort auf diese Seite. Laden Sie die Seite neu.",
  "unknown-passkey":
    "Dieser Passkey oder Schlüssel ist hier nicht eingerichtet. Verwenden Sie einen anderen oder melden Sie sich anders an.",
  "passkey-off":
    "Dieser Passkey oder Schlüssel ist deaktiviert. Verwenden Sie einen anderen oder melden Sie sich anders an.",
  "passkey-invalid":
    "Die Antwort dieses Passkeys oder Schlüssels ließ sich nicht prüfen. Versuchen Sie es erneut oder melden Sie sich anders an.",
  counter:
    "Dieser Schlüssel wurde möglicherweise kopiert. Deshalb haben wir ihn deaktiviert. Verwenden Sie eine andere Methode und informieren Sie dann einen Admin.",
};

/** The proof that is still missing for acting on a workspace or on other people. */
export const adminProof = {
  "enrol-first":
    "Richten Sie zuerst für sich selbst eine Authenticator-App, einen Passkey oder einen Sicherheitsschlüssel ein. Danach ist das möglich.",
  stale:
    "Ihre letzte Bestätigung ist mehr als zehn Minuten her. Bestätigen Sie, dass Sie es sind, und versuchen Sie es dann erneut.",
};
