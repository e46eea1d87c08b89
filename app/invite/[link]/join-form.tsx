import { ActionForm, type FormAction } from "@/components/action-form";
import { readWords } from "@/components/language/read-words";
import { NewPasswordField } from "@/components/new-password-field";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { UserName } from "@/components/ui/user-name";
import { entry } from "@/words/entry";
import { signIn } from "@/words/sign-in";

type Props = { action: FormAction; email: string; name: string; least: number };

export async function JoinForm({ action, email, name, least }: Props) {
  const { yourName } = await readWords(entry);
  return (
    <ActionForm action={action}>
      <UserName address={email} />
      <TextField name="name" label={yourName} autoComplete="name" defaultValue={name} required autoFocus />
      <NewPasswordField least={least} />
      <Button tone="primary" size="large" wide>
        {(await readWords(signIn)).invitation.join}
      </Button>
    </ActionForm>
  );
}
