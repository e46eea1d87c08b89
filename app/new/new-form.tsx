"use client";

import { ActionForm, type FormAction } from "@/components/action-form";
import { NewPasswordField } from "@/components/new-password-field";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { Verbatim } from "@/components/ui/verbatim";

export function NewForm({ action, host, least }: { action: FormAction; host: string; least: number }) {
  return (
    <ActionForm action={action}>
      <TextField name="workspaceName" label="Workspace name" autoComplete="organization" required autoFocus />
      <TextField
        name="slug"
        label="Workspace address"
        hint={
          <>
            Small letters, digits and dashes. People sign in at <Verbatim>{`${host}/w/your-address`}</Verbatim>.
          </>
        }
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        required
      />
      <TextField name="name" label="Your name" autoComplete="name" required />
      <TextField name="email" type="email" label="Email" autoComplete="username" required />
      <NewPasswordField least={least} />
      <Button tone="primary" size="large" wide>
        Create workspace
      </Button>
    </ActionForm>
  );
}
