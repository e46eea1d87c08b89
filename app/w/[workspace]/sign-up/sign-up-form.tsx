"use client";

import { ActionForm, type FormAction } from "@/components/action-form";
import { Button } from "@/components/ui/button";
import { PasswordField } from "@/components/ui/password-field";
import { TextField } from "@/components/ui/text-field";

export function SignUpForm({ action, passwordHint }: { action: FormAction; passwordHint: string }) {
  return (
    <ActionForm action={action}>
      <TextField name="name" label="Your name" autoComplete="name" required autoFocus />
      <TextField name="email" type="email" label="Email" autoComplete="email" required />
      <PasswordField autoComplete="new-password" hint={passwordHint} required />
      <Button tone="primary" size="large" wide>
        Sign up
      </Button>
    </ActionForm>
  );
}
