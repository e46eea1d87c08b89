/** A mail ready to be handed to a transport. */
export type Message = {
  /** The queued row's id. It is the same at every try, so that a provider can drop a repetition. */
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
};

/** Hands mails to the provider that delivers them. */
export type Transport = {
  /** Resolves when the mail was accepted. Rejects after at most 25 seconds, with `Undelivered` if the reason is known. */
  send(message: Message): Promise<void>;
  close(): void;
};

/**
 * Thrown when a mail was not accepted. `fault` says whether this mail was refused or no mail can be sent at the moment. The
 * message holds only status codes and nothing of the mail.
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
