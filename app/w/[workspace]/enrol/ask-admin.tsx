import { readWords } from "@/components/language/read-words";
import type { Standing } from "@/lib/access/sessions/standing";
import { findHelpContacts } from "@/lib/use-cases/resets/help-contacts";
import { enrol } from "@/words/enrol";
import { SupportContact } from "../support-contact";

/**
 * Names the role to ask for members who can't set up a method now. A blocked member is not removed, and an admin can give
 * more time.
 */
export async function AskAdmin({ standing }: { standing: Standing }) {
  const { names, support } = await findHelpContacts(standing);
  const words = (await readWords(enrol)).ask;
  return (
    <details>
      <summary className="w-fit cursor-pointer rounded-sm underline decoration-line-strong underline-offset-3">
        {words.title}
      </summary>
      <p className="mt-2">{names.length > 0 ? words.exempt(<bdi>{words.who(names)}</bdi>) : words.operator(support)}</p>
      <SupportContact workspace={standing.workspace} />
    </details>
  );
}
