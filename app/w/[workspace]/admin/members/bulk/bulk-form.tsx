import { ActionForm, type FormAction } from "@/components/action-form";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { TextField } from "@/components/ui/text-field";
import type { bulk } from "@/words/bulk";

type Props = {
  action: FormAction;
  button: string;
  exemption: boolean;
  backHref: string;
  words: (typeof bulk)["en"];
};

/** Asks for confirmation before an act on many members. An exemption also needs its reason and its day. */
export function BulkForm({ action, button, exemption, backHref, words }: Props) {
  return (
    <ActionForm action={action} className="max-w-140">
      {exemption && (
        <>
          <TextField name="reason" label={words.reason} hint={words.reasonHint} maxLength={200} required autoFocus />
          <TextField name="until" type="date" label={words.until} hint={words.untilHint} required />
        </>
      )}
      <div className="flex flex-wrap gap-2">
        <Button tone="primary">{button}</Button>
        <LinkButton href={backHref}>{words.cancel}</LinkButton>
      </div>
    </ActionForm>
  );
}
