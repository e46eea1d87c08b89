"use client";

import { ActionForm, type FormAction } from "@/components/action-form";
import { NewPasswordField } from "@/components/new-password-field";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";

export function SignUpForm({ action, least }: { action: FormAction; least: number }) {
  return (
    <ActionForm action={action}>
      <TextField name="name" label="Your name" autoComplete="name" required autoFocus />
      <TextField name="email" type="email" label="Email" autoComplete="username" required />
      <NewPasswordField least={least} />
      <Button tone="primary" size="large" wide>
        Sign up
      </Button>
    </ActionForm>
  );
}
