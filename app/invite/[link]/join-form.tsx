"use client";

import { ActionForm, type FormAction } from "@/components/action-form";
import { NewPasswordField } from "@/components/new-password-field";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { UserName } from "@/components/ui/user-name";

type Props = { action: FormAction; email: string; name: string; least: number };

export function JoinForm({ action, email, name, least }: Props) {
  return (
    <ActionForm action={action}>
      <UserName address={email} />
      <TextField name="name" label="Your name" autoComplete="name" defaultValue={name} required autoFocus />
      <NewPasswordField least={least} />
      <Button tone="primary" size="large" wide>
        Join
      </Button>
    </ActionForm>
  );
}
