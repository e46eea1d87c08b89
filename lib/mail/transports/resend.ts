import { Resend } from "resend";
import type { Transport } from "../message";

const TIMEOUT = 20_000;

/**
 * Hands mails to Resend's API.
 * The mail's id goes along as idempotency key: for 24 hours Resend sends a repetition only once. An answer other than 2xx, or
 * none within 20 seconds, rejects with the status and Resend's name for the error, never with its text.
 */
export function openResend(settings: { apiKey: string; baseUrl?: string; from: string }): Transport {
  const client = new Resend(settings.apiKey, settings.baseUrl ? { baseUrl: settings.baseUrl } : {});
  return {
    async send({ id, ...mail }) {
      // The client passes its options on to fetch, but its types leave out the signal.
      const options = { idempotencyKey: id, signal: AbortSignal.timeout(TIMEOUT) };
      const { error } = await client.emails.send({ from: settings.from, ...mail }, options);
      if (error) throw new Error(`Resend answered ${error.statusCode ?? "nothing"} (${error.name}).`);
    },
    close() {},
  };
}
