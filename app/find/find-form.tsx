import { ActionForm, type FormAction } from "@/components/action-form";
import { readWords } from "@/components/language/read-words";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { entry } from "@/words/entry";

export async function FindForm({ action }: { action: FormAction }) {
  const { email, find } = await readWords(entry);
  return (
    <ActionForm action={action}>
      <TextField name="email" type="email" label={email} autoComplete="email" required autoFocus />
      <Button tone="primary" size="large" wide>
        {find.send}
      </Button>
    </ActionForm>
  );
}
