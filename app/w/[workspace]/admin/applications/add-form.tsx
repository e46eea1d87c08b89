"use client";

import { useActionState, useState } from "react";
import { AnsweredForm } from "@/components/action-form";
import type { FormState } from "@/components/form-state";
import { Button } from "@/components/ui/button";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextField } from "@/components/ui/text-field";
import { ClientFact } from "./client-facts";
import { ShownConfiguration } from "./shown-configuration";

/** What the form's answer says of a new application, its secret this once. */
export type AddState = FormState & {
  added?: {
    issuer: string;
    clientId: string;
    secret: string | null;
    href: string;
    list: { name: string; text: string }[];
  };
};

type Words = Record<
  | "name"
  | "kind"
  | "address"
  | "addressHint"
  | "site"
  | "siteHint"
  | "add"
  | "issuer"
  | "clientId"
  | "clientSecret"
  | "secretOnce"
  | "settings"
  | "configuration"
  | "untried",
  string
> & { kinds: Record<string, string> };

type Props = { action: (state: AddState, form: FormData) => Promise<AddState>; words: Words };

const untouched: AddState = {};

export function AddForm({ action, words }: Props) {
  const [state, send, pending] = useActionState(action, untouched);
  const [kind, setKind] = useState(state.values?.kind ?? "web");
  const { added } = state;
  if (added)
    return (
      <div className="flex flex-col gap-6" role="status">
        <ClientFact label={words.issuer} value={added.issuer} />
        <ClientFact label={words.clientId} value={added.clientId} />
        {added.secret !== null && (
          <ClientFact label={words.clientSecret} value={added.secret} hint={words.secretOnce} />
        )}
        <ShownConfiguration title={words.configuration} untried={words.untried} list={added.list} />
        <a className="underline" href={added.href}>
          {words.settings}
        </a>
      </div>
    );
  return (
    <AnsweredForm state={state} initial={untouched} send={send} pending={pending}>
      <TextField name="name" label={words.name} maxLength={60} autoComplete="off" required />
      <div onChange={({ target }) => setKind((target as HTMLInputElement).value)}>
        <RadioGroup
          legend={words.kind}
          name="kind"
          defaultValue="web"
          options={Object.entries(words.kinds).map(([value, label]) => ({
            value,
            label,
            hint: value === "gate" ? words.siteHint : undefined,
          }))}
        />
      </div>
      <TextField
        name="address"
        type="url"
        label={kind === "gate" ? words.site : words.address}
        hint={kind === "gate" ? undefined : words.addressHint}
        autoComplete="off"
        required
      />
      <Button tone="primary">{words.add}</Button>
    </AnsweredForm>
  );
}
