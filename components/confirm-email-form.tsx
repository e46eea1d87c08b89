import { entry } from "@/words/entry";
import { ActionForm, type FormAction } from "./action-form";
import { EmailCodeField } from "./email-code-field";
import { readWords } from "./language/read-words";
import { TakenSlugField } from "./taken-slug-field";
import { Button } from "./ui/button";

type Props = { action: FormAction; address: string; withSlug?: boolean };

/**
 * Asks for the code that was mailed to an address. `withSlug` also asks for another workspace address, if the first was
 * taken.
 */
export async function ConfirmEmailForm({ action, address, withSlug = false }: Props) {
  const words = await readWords(entry);
  return (
    <ActionForm action={action}>
      <EmailCodeField address={address} />
      {withSlug && <TakenSlugField label={words.new.slug} />}
      <Button tone="primary" size="large" wide>
        {words.confirm.confirm}
      </Button>
    </ActionForm>
  );
}

/** Asks for another mail. */
export async function SendAgainForm({ action }: { action: FormAction }) {
  return (
    <ActionForm action={action}>
      <Button size="large" wide>
        {(await readWords(entry)).confirm.again}
      </Button>
    </ActionForm>
  );
}
