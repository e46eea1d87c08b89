/** One mailbox: no list, no display name, no comment, no white space, and no character of a header's syntax. */
const MAILBOX = /^[^\s\p{C}"(),:;<>@[\\\]]{1,64}@[^\s\p{C}"(),:;<>@[\\\]]{1,255}$/u;

/** Tells whether a mail can go to this text: it is one plain address. */
export const isRecipient = (text: string) => MAILBOX.test(text);

/**
 * Reads the one address that a mail may go to. Throws if the text could be read as several recipients or could end a header
 * (RFC 5322 §3.4). The message does not repeat the text.
 */
export function parseRecipient(to: string): string {
  if (!isRecipient(to)) throw new Error("A mail's recipient has to be one plain address.");
  return to;
}
