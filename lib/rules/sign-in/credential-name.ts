import type { MethodKind } from "../policy/settings";

/** What a credential is called, as data: the words are made where it is shown. */
export type CredentialName = {
  kind: MethodKind;
  /** The proper name of a passkey's provider, where its model tells it. */
  provider: string | null;
  /** As its owner typed it; null: they gave none, and it is called by what it is. */
  name: string | null;
  /** Tells apart those of one kind and provider that no one named. */
  number: number;
};
