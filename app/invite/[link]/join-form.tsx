"use client";

import { ActionForm, type FormAction } from "@/components/action-form";
import { PasswordMeter } from "@/components/password-meter";
import { Button } from "@/components/ui/button";
import { PasswordField } from "@/components/ui/password-field";
import { TextField } from "@/components/ui/text-field";
import { UserName } from "@/components/ui/user-name";

type Props = { action: FormAction; email: string; name: string; least: number };

export function JoinForm({ action, email, name, least }: Props) {
  return (
    <ActionForm action={action}>
      <UserName address={email} />
      <TextField name="name" label="Your name" autoComplete="name" defaultValue={name} required autoFocus />
      <PasswordField
        autoComplete="new-password"
        hint={`At least ${least} characters. A few random words make a good one.`}
        meter={(typed) => <PasswordMeter typed={typed} least={least} />}
        required
      />
      <Button tone="primary" size="large" wide>
        Join
      </Button>
    </ActionForm>
  );
}
