import { readWords } from "@/components/language/read-words";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import type { FullStanding } from "@/lib/access/sessions/judge";
import { deletion } from "@/words/deletion";
import { DeleteForm } from "./delete-form";
import { deleteWorkspace, keepWorkspace } from "./deletion-actions";
import { KeepForm } from "./keep-form";

/** Where an owner asks for the deletion of the workspace, or takes it back. */
export async function DeleteSection({ standing: { workspace } }: { standing: FullStanding }) {
  const words = await readWords(deletion);
  const { slug, name, deleteAt } = workspace;
  if (deleteAt)
    return (
      <Section anchor="delete" title={words.section} description={words.askedText(<Time at={deleteAt} />)}>
        <KeepForm action={keepWorkspace.bind(null, slug)} label={words.takeBack} />
      </Section>
    );
  return (
    <Section anchor="delete" title={words.section} description={words.text}>
      <DeleteForm
        action={deleteWorkspace.bind(null, slug)}
        words={{ name: words.name, nameHint: words.nameHint(name), button: words.button }}
      />
    </Section>
  );
}
