"use client";

import { ActionForm, type FormAction } from "@/components/action-form";
import { EmailCodeField } from "@/components/email-code-field";
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

export function EmailCodeForm({ action, address }: { action: FormAction; address: string }) {
  return (
    <ActionForm action={action}>
      <EmailCodeField address={address} />
      <Button tone="primary" size="large" wide>
        Verify
      </Button>
    </ActionForm>
  );
}

type MailMeProps = { action: FormAction; label: string; tone?: "primary" | "secondary"; wide?: boolean };

export function MailMeForm({ action, label, tone = "secondary", wide = false }: MailMeProps) {
  return (
    <ActionForm action={action}>
      <Button tone={tone} size={wide ? "large" : "medium"} wide={wide}>
        {label}
      </Button>
    </ActionForm>
  );
}
