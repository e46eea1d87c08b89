"use client";

import { ActionForm, type FormAction } from "@/components/action-form";
import { EmailCodeField } from "@/components/email-code-field";
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
      <EmailCodeField address={address} />
      <Button tone="primary" size="large" wide>
        Confirm
      </Button>
    </ActionForm>
  );
}

/** Asks for the code of the app that is being linked. The form names its set-up, because another tab may have another. */
export function ConfirmAppForm({ action, setUp }: { action: FormAction; setUp: string }) {
  return (
    <ActionForm action={action}>
      <input type="hidden" name="setUp" value={setUp} />
      <CodeField label="Verification code" hint="The 6 digits the app shows now." submitOnSixth required />
      <Button tone="primary" size="large" wide>
        Confirm
      </Button>
    </ActionForm>
  );
}

/** Asks whether the codes shown are saved. The form names their set, and which of its codes were shown if not all were. */
export function SavedForm({ action, set, shown }: { action: FormAction; set: string; shown?: string }) {
  return (
    <ActionForm action={action}>
      <input type="hidden" name="set" value={set} />
      {shown && <input type="hidden" name="shown" value={shown} />}
      <Checkbox name="saved" label="I have saved these codes" required />
      <Button tone="primary" size="large" wide>
        Done
      </Button>
    </ActionForm>
  );
}
