"use client";

import { ActionForm, type FormAction } from "@/components/action-form";
import { Button } from "@/components/ui/button";
import { CodeField } from "@/components/ui/code-field";

export function VerifyForm({ action }: { action: FormAction }) {
  return (
    <ActionForm action={action}>
      <CodeField
        label="Verification code"
        hint="The 6 digits your authenticator app shows."
        submitOnSixth
        required
        autoFocus
      />
      <Button tone="primary" size="large" wide>
        Verify
      </Button>
    </ActionForm>
  );
}

export function RecoveryForm({ action }: { action: FormAction }) {
  return (
    <ActionForm action={action}>
      <CodeField
        kind="letters"
        label="Recovery code"
        hint="16 letters and digits. Each code works once."
        required
        autoFocus
      />
      <Button tone="primary" size="large" wide>
        Verify
      </Button>
    </ActionForm>
  );
}
