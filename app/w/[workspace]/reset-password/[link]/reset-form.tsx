"use client";

import { ActionForm, type FormAction } from "@/components/action-form";
import { PasswordMeter } from "@/components/password-meter";
import { Button } from "@/components/ui/button";
import { PasswordField } from "@/components/ui/password-field";
import { UserName } from "@/components/ui/user-name";

type Props = { action: FormAction; email: string; least: number };

export function ResetForm({ action, email, least }: Props) {
  return (
    <ActionForm action={action}>
      <UserName address={email} />
      <PasswordField
        name="newPassword"
        label="New password"
        autoComplete="new-password"
        hint={`At least ${least} characters. A few random words make a good one.`}
        meter={(typed) => <PasswordMeter typed={typed} least={least} />}
        required
        autoFocus
      />
      <Button tone="primary" size="large" wide>
        Save
      </Button>
    </ActionForm>
  );
}
