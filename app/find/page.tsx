import { OutboxHint } from "@/app/outbox-hint";
import { EntryFrame } from "@/components/entry-frame";
import { readWords } from "@/components/language/read-words";
import { TextLink } from "@/components/ui/text-link";
import { routes } from "@/lib/ground/routes";
import { entry } from "@/words/entry";
import { findWorkspaces } from "./actions";
import { FindForm } from "./find-form";

export default async function FindPage() {
  const words = await readWords(entry);
  return (
    <EntryFrame title={words.findWorkspaces} lead={words.find.lead}>
      <FindForm action={findWorkspaces} />
      <OutboxHint />
      <p className="text-ink-soft">
        {words.find.none} <TextLink href={routes.newWorkspace()}>{words.createWorkspace}</TextLink>
      </p>
    </EntryFrame>
  );
}
