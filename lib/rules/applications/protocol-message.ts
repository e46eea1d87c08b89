/** What a page of a protocol says. The server in front writes it, in the reader's language. */
export type ProtocolMessage =
  | { kind: "wrong-request"; detail: string }
  | { kind: "expired" }
  /** An answer for an application, where no one is signed in: it names the host and waits for a press. */
  | { kind: "leaving"; address: string; host: string }
  | { kind: "sign-out"; action: string; fields: Record<string, string> }
  | { kind: "signed-out" };
