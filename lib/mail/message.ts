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
  /** Resolves when the mail was accepted; rejects when it was not or nobody can tell. Takes at most 30 seconds. */
  send(message: Message): Promise<void>;
  close(): void;
};
