"use client";

import { ActionForm, type FormAction } from "@/components/action-form";
import { Button } from "@/components/ui/button";
import { CodeField } from "@/components/ui/code-field";
import { TextField } from "@/components/ui/text-field";

type Props = { action: FormAction; label: string; hint: string; button: string };

export function NewAddressForm({ action, label, hint, button }: Props) {
  return (
    <ActionForm action={action}>
      <TextField
        name="email"
        type="email"
        label={label}
        hint={hint}
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        required
        autoFocus
      />
      <Button tone="primary" size="large" wide>
        {button}
      </Button>
    </ActionForm>
  );
}

export function ConfirmAddressForm({ action, label, hint, button }: Props) {
  return (
    <ActionForm action={action}>
      <CodeField label={label} hint={hint} required autoFocus />
      <Button tone="primary" size="large" wide>
        {button}
      </Button>
    </ActionForm>
  );
}
