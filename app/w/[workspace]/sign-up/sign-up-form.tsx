"use client";

import { ActionForm, type FormAction } from "@/components/action-form";
import { PasswordMeter } from "@/components/password-meter";
import { Button } from "@/components/ui/button";
import { PasswordField } from "@/components/ui/password-field";
import { TextField } from "@/components/ui/text-field";

export function SignUpForm({ action, least }: { action: FormAction; least: number }) {
  return (
    <ActionForm action={action}>
      <TextField name="name" label="Your name" autoComplete="name" required autoFocus />
      <TextField name="email" type="email" label="Email" autoComplete="username" required />
      <PasswordField
        autoComplete="new-password"
        hint={`At least ${least} characters. A few random words make a good one.`}
        meter={(typed) => <PasswordMeter typed={typed} least={least} />}
        required
      />
      <Button tone="primary" size="large" wide>
        Sign up
      </Button>
    </ActionForm>
  );
}
