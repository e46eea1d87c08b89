"use client";

import { ActionForm, type FormAction } from "@/components/action-form";
import { Button } from "@/components/ui/button";
import { CodeField } from "@/components/ui/code-field";
import { PasswordField } from "@/components/ui/password-field";
import { UserName } from "@/components/ui/user-name";

type Props = { action: FormAction; email: string; codeHint: string | null };

export function ConfirmForm({ action, email, codeHint }: Props) {
  return (
    <ActionForm action={action}>
      <UserName address={email} />
      <PasswordField required autoFocus />
      {codeHint && <CodeField label="Verification code" hint={codeHint} required />}
      <Button tone="primary" size="large" wide>
        Confirm
      </Button>
    </ActionForm>
  );
}

export function MailMeForm({ action }: { action: FormAction }) {
  return (
    <ActionForm action={action}>
      <Button size="large" wide>
        Email me a code
      </Button>
    </ActionForm>
  );
}
