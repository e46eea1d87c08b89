"use client";

import { ActionForm, type FormAction } from "@/components/action-form";
import { NewPasswordField } from "@/components/new-password-field";
import { Button } from "@/components/ui/button";
import { CodeField } from "@/components/ui/code-field";
import { DialogActions } from "@/components/ui/dialog";
import { LinkButton } from "@/components/ui/link-button";
import { TextField } from "@/components/ui/text-field";
import { UserName } from "@/components/ui/user-name";

export function RenameForm({ action, name }: { action: FormAction; name: string }) {
  return (
    <ActionForm action={action}>
      <TextField name="name" label="Name" defaultValue={name} maxLength={60} required autoFocus />
      <DialogActions>
        <Button tone="primary">Save</Button>
      </DialogActions>
    </ActionForm>
  );
}

type RemoveProps = { action: FormAction; secondCode: boolean; label: string; closeHref: string };

export function RemoveForm({ action, secondCode, label, closeHref }: RemoveProps) {
  return (
    <ActionForm action={action}>
      {secondCode && (
        <CodeField
          kind="letters"
          label="Recovery code"
          hint="You signed in with a recovery code. To switch the second factor off, give another one."
          required
          autoFocus
        />
      )}
      <DialogActions>
        <LinkButton href={closeHref} scroll={false}>
          Cancel
        </LinkButton>
        <Button tone="danger">{label}</Button>
      </DialogActions>
    </ActionForm>
  );
}

export function CheckCodeForm({ action }: { action: FormAction }) {
  return (
    <ActionForm action={action}>
      <CodeField kind="letters" label="Recovery code" hint="16 letters and digits." required autoFocus />
      <DialogActions>
        <Button tone="primary">Check</Button>
      </DialogActions>
    </ActionForm>
  );
}

export function TestAppForm({ action }: { action: FormAction }) {
  return (
    <ActionForm action={action}>
      <CodeField label="Verification code" hint="The 6 digits it shows now." required autoFocus />
      <DialogActions>
        <Button tone="primary">Test</Button>
      </DialogActions>
    </ActionForm>
  );
}

export function PasswordForm({ action, least, email }: { action: FormAction; least: number; email: string }) {
  return (
    <ActionForm action={action}>
      <UserName address={email} />
      <NewPasswordField least={least} name="newPassword" label="New password" autoFocus />
      <DialogActions>
        <Button tone="primary">Save</Button>
      </DialogActions>
    </ActionForm>
  );
}
