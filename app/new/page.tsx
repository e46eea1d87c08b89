import { EntryFrame } from "@/components/entry-frame";
import { readWords } from "@/components/language/read-words";
import { env } from "@/lib/ground/env";
import { minimumLength } from "@/lib/methods/passwords/rules";
import { entry } from "@/words/entry";
import { createWorkspace } from "./actions";
import { NewForm } from "./new-form";

export default async function NewPage() {
  const words = await readWords(entry);
  return (
    <EntryFrame title={words.createWorkspace} lead={words.new.lead}>
      <NewForm action={createWorkspace} host={env().appUrl.host} least={minimumLength(true)} />
    </EntryFrame>
  );
}
