import { ActionForm, type FormAction } from "@/components/action-form";
import { readWords } from "@/components/language/read-words";
import { NewPasswordField } from "@/components/new-password-field";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { entry } from "@/words/entry";
import { signIn } from "@/words/sign-in";

export async function SignUpForm({ action, least }: { action: FormAction; least: number }) {
  const { yourName, email } = await readWords(entry);
  return (
    <ActionForm action={action}>
      <TextField name="name" label={yourName} autoComplete="name" required autoFocus />
      <TextField name="email" type="email" label={email} autoComplete="username" required />
      <NewPasswordField least={least} />
      <Button tone="primary" size="large" wide>
        {(await readWords(signIn)).signUp.submit}
      </Button>
    </ActionForm>
  );
}
