import { ActionForm, type FormAction } from "@/components/action-form";
import { readWords } from "@/components/language/read-words";
import { Button } from "@/components/ui/button";
import { PasswordField } from "@/components/ui/password-field";
import { TextField } from "@/components/ui/text-field";
import { entry } from "@/words/entry";
import { signIn } from "@/words/sign-in";

export async function SignInForm({ action }: { action: FormAction }) {
  const { email, password } = await readWords(entry);
  return (
    <ActionForm action={action}>
      <TextField name="email" type="email" label={email} autoComplete="username webauthn" required autoFocus />
      <PasswordField label={password} autoComplete="current-password" required />
      <Button tone="primary" size="large" wide>
        {(await readWords(signIn)).submit}
      </Button>
    </ActionForm>
  );
}
