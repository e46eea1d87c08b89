import { ActionForm, type FormAction } from "@/components/action-form";
import { readWords } from "@/components/language/read-words";
import { NewPasswordField } from "@/components/new-password-field";
import { Button } from "@/components/ui/button";
import { UserName } from "@/components/ui/user-name";
import { entry } from "@/words/entry";
import { signIn } from "@/words/sign-in";

type Props = { action: FormAction; email: string; least: number };

export async function ResetForm({ action, email, least }: Props) {
  return (
    <ActionForm action={action}>
      <UserName address={email} />
      <NewPasswordField least={least} name="newPassword" label={(await readWords(entry)).newPassword} autoFocus />
      <Button tone="primary" size="large" wide>
        {(await readWords(signIn)).reset.save}
      </Button>
    </ActionForm>
  );
}
