import { createTransport } from "nodemailer";
import type { Transport } from "../message";

/**
 * Hands mails to an SMTP server over a few kept connections; `smtps:` or STARTTLS where the server offers it.
 * The mail's id is its Message-ID, so that a receiver can drop a repetition. Rejects with the server's status code, never
 * with its text.
 */
export function openSmtp(settings: { url: string; from: string }): Transport {
  const pool = createTransport({
    url: settings.url,
    pool: true,
    maxConnections: 4,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = settings.from.replace(/^.*@|>.*$/g, "") || "localhost";
  return {
    async send({ id, to, subject, text, html }) {
      // An address as an object is taken as one mailbox; as text it would be read as a list (RFC 5322 §3.4).
      const mail = { from: settings.from, to: { name: "", address: to }, subject, text, html };
      await pool
        .sendMail({ ...mail, messageId: `<${id}@${domain}>`, headers: { "Auto-Submitted": "auto-generated" } })
        .catch((error: { code?: string; responseCode?: number }) => {
          throw new Error(`The SMTP server answered ${error.responseCode ?? "nothing"} (${error.code ?? "unknown"}).`);
        });
    },
    close() {
      pool.close();
    },
  };
}
