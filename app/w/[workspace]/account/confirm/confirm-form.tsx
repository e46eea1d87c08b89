"use client";

import { ActionForm, type FormAction } from "@/components/action-form";
import { Button } from "@/components/ui/button";
import { CodeField } from "@/components/ui/code-field";
import { PasswordField } from "@/components/ui/password-field";

type Props = { action: FormAction; email: string; secondFactor: boolean; app: boolean };

export function ConfirmForm({ action, email, secondFactor, app }: Props) {
  return (
    <ActionForm action={action}>
      <input type="text" name="email" value={email} autoComplete="username" readOnly hidden />
      <PasswordField required autoFocus />
      {secondFactor && (
        <CodeField
          label="Verification code"
          hint={app ? "The 6 digits your authenticator app shows, or a recovery code." : "One of your recovery codes."}
          required
        />
      )}
      <Button tone="primary" size="large" wide>
        Confirm
      </Button>
    </ActionForm>
  );
}
