"use client";

import { ActionForm, type FormAction } from "@/components/action-form";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { CodeField } from "@/components/ui/code-field";

export function SendCodeForm({
  action,
  label,
  tone,
}: {
  action: FormAction;
  label: string;
  tone?: "primary" | "secondary";
}) {
  return (
    <ActionForm action={action}>
      <Button tone={tone ?? "primary"} size="large" wide>
        {label}
      </Button>
    </ActionForm>
  );
}

export function EmailCodeForm({ action, address }: { action: FormAction; address: string }) {
  return (
    <ActionForm action={action}>
      <CodeField label="Email code" hint={`8 digits, sent to ${address}. Valid for 10 minutes.`} required autoFocus />
      <Button tone="primary" size="large" wide>
        Confirm
      </Button>
    </ActionForm>
  );
}

export function ConfirmAppForm({ action }: { action: FormAction }) {
  return (
    <ActionForm action={action}>
      <CodeField label="Verification code" hint="The 6 digits the app shows now." submitOnSixth required />
      <Button tone="primary" size="large" wide>
        Confirm
      </Button>
    </ActionForm>
  );
}

export function SavedForm({ action, set }: { action: FormAction; set?: string }) {
  return (
    <ActionForm action={action}>
      {set && <input type="hidden" name="set" value={set} />}
      <Checkbox name="saved" label="I have saved these codes" required />
      <Button tone="primary" size="large" wide>
        Done
      </Button>
    </ActionForm>
  );
}
