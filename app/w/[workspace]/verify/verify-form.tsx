import { ActionForm, type FormAction } from "@/components/action-form";
import { EmailCodeField } from "@/components/email-code-field";
import { readWords } from "@/components/language/read-words";
import { Button } from "@/components/ui/button";
import { CodeField } from "@/components/ui/code-field";
import { verify } from "@/words/verify";

export async function VerifyForm({ action }: { action: FormAction }) {
  const words = await readWords(verify);
  return (
    <ActionForm action={action}>
      <CodeField label={words.code} hint={words.appHint} submitOnSixth required autoFocus />
      <Button tone="primary" size="large" wide>
        {words.submit}
      </Button>
    </ActionForm>
  );
}

export async function RecoveryForm({ action }: { action: FormAction }) {
  const words = await readWords(verify);
  return (
    <ActionForm action={action}>
      <CodeField kind="letters" label={words.recovery} hint={words.recoveryHint} required autoFocus />
      <Button tone="primary" size="large" wide>
        {words.submit}
      </Button>
    </ActionForm>
  );
}

export async function EmailCodeForm({ action, address }: { action: FormAction; address: string }) {
  const words = await readWords(verify);
  return (
    <ActionForm action={action}>
      <EmailCodeField address={address} />
      <Button tone="primary" size="large" wide>
        {words.submit}
      </Button>
    </ActionForm>
  );
}

type MailMeProps = { action: FormAction; label: string; tone?: "primary" | "secondary"; wide?: boolean };

export function MailMeForm({ action, label, tone = "secondary", wide = false }: MailMeProps) {
  return (
    <ActionForm action={action}>
      <Button tone={tone} size={wide ? "large" : "medium"} wide={wide}>
        {label}
      </Button>
    </ActionForm>
  );
}
