import { Resend } from "resend";
import { type Transport, Undelivered } from "@/lib/records/mail/message";

const TIMEOUT = 20_000;
/** The statuses that concern one mail. All others, including 401, 403 and 429, mean that no mail can be sent now. */
const REFUSALS = [400, 409, 413, 422];

/**
 * Hands mails to Resend's API. The mail's id is the idempotency key: for 24 hours Resend sends a repetition only once. A
 * missing reply within 20 seconds counts as a failure.
 */
export function openResend(settings: { apiKey: string; baseUrl?: string; from: string }): Transport {
  const client = new Resend(settings.apiKey, settings.baseUrl ? { baseUrl: settings.baseUrl } : {});
  return {
    async send({ id, ...mail }) {
      // The client passes its options on to fetch, though its types leave out the signal.
      const options = { idempotencyKey: id, signal: AbortSignal.timeout(TIMEOUT) };
      const headers = { "Auto-Submitted": "auto-generated" };
      const { error } = await client.emails.send({ from: settings.from, ...mail, headers }, options);
      // An earlier try was accepted, and an upgrade has changed the template's words since.
      if (!error || error.name === "invalid_idempotent_request") return;
      const { statusCode, name } = error;
      const fault = REFUSALS.includes(statusCode ?? 0) ? "mail" : "provider";
      throw new Undelivered(`Resend answered ${statusCode ?? "nothing"} (${name})`, fault);
    },
    close() {},
  };
}
