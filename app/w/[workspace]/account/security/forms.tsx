import { ActionForm, type FormAction } from "@/components/action-form";
import { readWords } from "@/components/language/read-words";
import { NewPasswordField } from "@/components/new-password-field";
import { Button } from "@/components/ui/button";
import { CodeField } from "@/components/ui/code-field";
import { DialogActions } from "@/components/ui/dialog";
import { LinkButton } from "@/components/ui/link-button";
import { TextField } from "@/components/ui/text-field";
import { UserName } from "@/components/ui/user-name";
import { enrol } from "@/words/enrol";
import { entry } from "@/words/entry";
import { security } from "@/words/security";

export async function RenameForm({ action, name }: { action: FormAction; name: string }) {
  const words = (await readWords(security)).dialogs;
  return (
    <ActionForm action={action}>
      <TextField name="name" label={words.name} defaultValue={name} maxLength={60} required autoFocus />
      <DialogActions>
        <Button tone="primary">{words.save}</Button>
      </DialogActions>
    </ActionForm>
  );
}

type RemoveProps = { action: FormAction; secondCode: boolean; label: string; closeHref: string };

export async function RemoveForm({ action, secondCode, label, closeHref }: RemoveProps) {
  const words = (await readWords(security)).dialogs;
  return (
    <ActionForm action={action}>
      {secondCode && <CodeField kind="letters" label={words.recovery} hint={words.secondCode} required autoFocus />}
      <DialogActions>
        <LinkButton href={closeHref} scroll={false}>
          {words.cancel}
        </LinkButton>
        <Button tone="danger">{label}</Button>
      </DialogActions>
    </ActionForm>
  );
}

export async function CheckCodeForm({ action }: { action: FormAction }) {
  const words = (await readWords(security)).dialogs;
  return (
    <ActionForm action={action}>
      <CodeField kind="letters" label={words.recovery} hint={words.checkHint} required autoFocus />
      <DialogActions>
        <Button tone="primary">{words.checkSubmit}</Button>
      </DialogActions>
    </ActionForm>
  );
}

export async function TestAppForm({ action }: { action: FormAction }) {
  const words = (await readWords(security)).dialogs;
  return (
    <ActionForm action={action}>
      <CodeField label={(await readWords(enrol)).app.code} hint={words.testHint} required autoFocus />
      <DialogActions>
        <Button tone="primary">{words.testSubmit}</Button>
      </DialogActions>
    </ActionForm>
  );
}

export async function PasswordForm({ action, least, email }: { action: FormAction; least: number; email: string }) {
  const words = (await readWords(security)).dialogs;
  return (
    <ActionForm action={action}>
      <UserName address={email} />
      <NewPasswordField least={least} name="newPassword" label={(await readWords(entry)).newPassword} autoFocus />
      <DialogActions>
        <Button tone="primary">{words.save}</Button>
      </DialogActions>
    </ActionForm>
  );
}
