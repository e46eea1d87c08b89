import { ActionForm, type FormAction } from "@/components/action-form";
import { readWords } from "@/components/language/read-words";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { entry } from "@/words/entry";
import { signIn } from "@/words/sign-in";

export async function ForgotForm({ action }: { action: FormAction }) {
  return (
    <ActionForm action={action}>
      <TextField
        name="email"
        type="email"
        label={(await readWords(entry)).email}
        autoComplete="username"
        required
        autoFocus
      />
      <Button tone="primary" size="large" wide>
        {(await readWords(signIn)).reset.send}
      </Button>
    </ActionForm>
  );
}
