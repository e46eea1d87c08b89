"use client";

import { ActionForm, type FormAction } from "@/components/action-form";
import { NewPasswordField } from "@/components/new-password-field";
import { Button } from "@/components/ui/button";
import { UserName } from "@/components/ui/user-name";

type Props = { action: FormAction; email: string; least: number };

export function ResetForm({ action, email, least }: Props) {
  return (
    <ActionForm action={action}>
      <UserName address={email} />
      <NewPasswordField least={least} name="newPassword" label="New password" autoFocus />
      <Button tone="primary" size="large" wide>
        Save
      </Button>
    </ActionForm>
  );
}
