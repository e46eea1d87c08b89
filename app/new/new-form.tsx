import { ActionForm, type FormAction } from "@/components/action-form";
import { readWords } from "@/components/language/read-words";
import { NewPasswordField } from "@/components/new-password-field";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { Verbatim } from "@/components/ui/verbatim";
import { routes } from "@/lib/ground/routes";
import { entry } from "@/words/entry";

export async function NewForm({ action, host, least }: { action: FormAction; host: string; least: number }) {
  const words = await readWords(entry);
  return (
    <ActionForm action={action}>
      <TextField name="workspaceName" label={words.new.workspaceName} autoComplete="organization" required autoFocus />
      <TextField
        name="slug"
        label={words.new.slug}
        hint={words.new.slugHint(<Verbatim>{`${host}${routes.home(words.new.yourAddress)}`}</Verbatim>)}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        required
      />
      <TextField name="name" label={words.yourName} autoComplete="name" required />
      <TextField name="email" type="email" label={words.email} autoComplete="username" required />
      <NewPasswordField least={least} />
      <Button tone="primary" size="large" wide>
        {words.new.create}
      </Button>
    </ActionForm>
  );
}
