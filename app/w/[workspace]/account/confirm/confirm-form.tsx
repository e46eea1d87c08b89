import { ActionForm, type FormAction } from "@/components/action-form";
import { readWords } from "@/components/language/read-words";
import { Button } from "@/components/ui/button";
import { CodeField } from "@/components/ui/code-field";
import { PasswordField } from "@/components/ui/password-field";
import { UserName } from "@/components/ui/user-name";
import { entry } from "@/words/entry";
import { verify } from "@/words/verify";

type Props = { action: FormAction; email: string; codeHint: string | null };

export async function ConfirmForm({ action, email, codeHint }: Props) {
  const words = await readWords(verify);
  return (
    <ActionForm action={action}>
      <UserName address={email} />
      <PasswordField label={(await readWords(entry)).password} required autoFocus />
      {codeHint && <CodeField label={words.code} hint={codeHint} required />}
      <Button tone="primary" size="large" wide>
        {words.confirm.submit}
      </Button>
    </ActionForm>
  );
}

export async function MailMeForm({ action }: { action: FormAction }) {
  return (
    <ActionForm action={action}>
      <Button size="large" wide>
        {(await readWords(verify)).mailMe}
      </Button>
    </ActionForm>
  );
}
