"use client";

import { ActionForm, type FormAction } from "@/components/action-form";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";

export function ForgotForm({ action }: { action: FormAction }) {
  return (
    <ActionForm action={action}>
      <TextField name="email" type="email" label="Email" autoComplete="username" required autoFocus />
      <Button tone="primary" size="large" wide>
        Send
      </Button>
    </ActionForm>
  );
}
