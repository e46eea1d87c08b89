import { ActionForm, type FormAction } from "@/components/action-form";
import { readWords } from "@/components/language/read-words";
import { Button } from "@/components/ui/button";
import { CodeField } from "@/components/ui/code-field";
import { verify } from "@/words/verify";

export async function ResetCodeForm({ action }: { action: FormAction }) {
  const { code, hint, submit } = (await readWords(verify)).reset;
  return (
    <ActionForm action={action}>
      <CodeField kind="letters" label={code} hint={hint} required autoFocus />
      <Button tone="primary" size="large" wide>
        {submit}
      </Button>
    </ActionForm>
  );
}
