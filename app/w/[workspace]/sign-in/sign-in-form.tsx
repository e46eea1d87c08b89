"use client";

import { ActionForm, type FormAction } from "@/components/action-form";
import { Button } from "@/components/ui/button";
import { PasswordField } from "@/components/ui/password-field";
import { TextField } from "@/components/ui/text-field";

export function SignInForm({ action }: { action: FormAction }) {
  return (
    <ActionForm action={action}>
      <TextField name="email" type="email" label="Email" autoComplete="username webauthn" required autoFocus />
      <PasswordField autoComplete="current-password" required />
      <Button tone="primary" size="large" wide>
        Sign in
      </Button>
    </ActionForm>
  );
}
