import { createTransport } from "nodemailer";
import { type Transport, Undelivered } from "@/lib/records/mail/message";

/** What nodemailer says of a failure: its own code, and the server's reply code if there was a reply. */
type SmtpError = { code?: string; responseCode?: number };

/**
 * Hands mails to an SMTP server over a few kept connections. Uses `smtps:`, or STARTTLS if the server offers it. The mail's
 * id is its Message-ID, so that a receiver can drop a repetition.
 */
export function openSmtp(settings: { url: string; from: string }): Transport {
  const pool = createTransport({
    url: settings.url,
    pool: true,
    maxConnections: 4,
    connectionTimeout: 8_000,
    greetingTimeout: 8_000,
    socketTimeout: 15_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = /@([^\s>]+)/.exec(settings.from)?.[1] ?? "localhost";
  return {
    async send({ id, to, subject, text, html }) {
      // As an object the address is one mailbox. As text it would be read as a list (RFC 5322 §3.4).
      const mail = { from: settings.from, to: { name: "", address: to }, subject, text, html };
      const headers = { "Auto-Submitted": "auto-generated" };
      await pool.sendMail({ ...mail, headers, messageId: `<${id}@${domain}>` }).catch((error: SmtpError) => {
        throw new Undelivered(
          `The SMTP server answered ${error.responseCode ?? "nothing"} (${error.code ?? "no code"})`,
          faultOf(error),
        );
      });
    },
    close() {
      pool.close();
    },
  };
}

/**
 * Returns which side a failure concerns. Replies about an envelope or a content concern one mail, and 421 closes the
 * service (RFC 5321 §4.2.2).
 */
function faultOf({ code, responseCode }: SmtpError): Undelivered["fault"] {
  return (code === "EENVELOPE" || code === "EMESSAGE") && responseCode !== 421 ? "mail" : "provider";
}
