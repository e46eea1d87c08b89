"use client";

import { ActionForm, type FormAction } from "@/components/action-form";
import { Button } from "@/components/ui/button";
import { CodeField } from "@/components/ui/code-field";

export function ResetCodeForm({ action }: { action: FormAction }) {
  return (
    <ActionForm action={action}>
      <CodeField
        kind="letters"
        label="Reset code"
        hint="20 letters and digits in five groups. A recovery code is shorter and does not work here."
        required
        autoFocus
      />
      <Button tone="primary" size="large" wide>
        Continue
      </Button>
    </ActionForm>
  );
}
