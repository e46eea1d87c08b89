"use client";

import { useActionState } from "react";
import { AnsweredForm } from "@/components/action-form";
import { Button } from "@/components/ui/button";
import { ClientFact } from "../client-facts";
import type { SecretState } from "./actions";

type Props = {
  action: (state: SecretState, form: FormData) => Promise<SecretState>;
  words: Record<"newSecret" | "clientSecret" | "secretOnce", string>;
};

const untouched: SecretState = {};

/** Makes a new secret and shows it this once. */
export function SecretForm({ action, words }: Props) {
  const [state, send, pending] = useActionState(action, untouched);
  if (state.secret)
    return (
      <div role="status">
        <ClientFact label={words.clientSecret} value={state.secret} hint={words.secretOnce} />
      </div>
    );
  return (
    <AnsweredForm state={state} initial={untouched} send={send} pending={pending}>
      <Button>{words.newSecret}</Button>
    </AnsweredForm>
  );
}
