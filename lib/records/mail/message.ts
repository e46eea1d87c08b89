/** A mail ready to be handed to a transport. */
export type Message = {
  /** The queued row's id: the same at every try, so that a provider can drop a repetition. */
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
};

/** Hands mails to whoever delivers them. */
export type Transport = {
  /** Resolves when the mail was accepted. Rejects, with `Undelivered` where the reason is known, after at most 25 seconds. */
  send(message: Message): Promise<void>;
  close(): void;
};

/**
 * Raised when a mail was not accepted. `fault` says whether this mail was refused or nothing can be sent at the moment; the
 * message holds status codes only, nothing of the mail.
 */
export class Undelivered extends Error {
  override name = "Undelivered";

  constructor(
    message: string,
    readonly fault: "mail" | "provider",
  ) {
    super(message);
  }
}
