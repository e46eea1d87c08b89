import { ActionForm, type FormAction } from "@/components/action-form";
import { EmailCodeField } from "@/components/email-code-field";
import { readWords } from "@/components/language/read-words";
import { Button } from "@/components/ui/button";
import { CodeField } from "@/components/ui/code-field";
import { enrol } from "@/words/enrol";

type SendCodeProps = { action: FormAction; label: string; tone?: "primary" | "secondary" };

export function SendCodeForm({ action, label, tone }: SendCodeProps) {
  return (
    <ActionForm action={action}>
      <Button tone={tone ?? "primary"} size="large" wide>
        {label}
      </Button>
    </ActionForm>
  );
}

export async function EmailCodeForm({ action, address }: { action: FormAction; address: string }) {
  return (
    <ActionForm action={action}>
      <EmailCodeField address={address} />
      <Button tone="primary" size="large" wide>
        {(await readWords(enrol)).confirm}
      </Button>
    </ActionForm>
  );
}

/** Asks for the code of the app that is being linked. The form names its set-up, because another tab may have another. */
export async function ConfirmAppForm({ action, setUp }: { action: FormAction; setUp: string }) {
  const words = await readWords(enrol);
  return (
    <ActionForm action={action}>
      <input type="hidden" name="setUp" value={setUp} />
      <CodeField label={words.app.code} hint={words.app.codeHint} submitOnSixth required />
      <Button tone="primary" size="large" wide>
        {words.confirm}
      </Button>
    </ActionForm>
  );
}

/**
 * Takes the member's word that the codes shown are saved, in one press of a button that says so. The form names their set, and which of
 * its codes were shown if not all were.
 */
export async function SavedForm({ action, set, shown }: { action: FormAction; set: string; shown?: string }) {
  const { saved } = (await readWords(enrol)).codes;
  return (
    <ActionForm action={action}>
      <input type="hidden" name="set" value={set} />
      {shown && <input type="hidden" name="shown" value={shown} />}
      <Button tone="primary" size="large" wide name="saved" value="on">
        {saved}
      </Button>
    </ActionForm>
  );
}
