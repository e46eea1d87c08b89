import { readWords } from "@/components/language/read-words";
import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import type { Standing } from "@/lib/access/sessions/standing";
import { after, hours } from "@/lib/ground/durations";
import { findHelpContacts } from "@/lib/use-cases/resets/help-contacts";
import { verify } from "@/words/verify";
import { SupportContact } from "../support-contact";
import { askForHelp } from "./help-actions";
import { HelpForm } from "./help-form";

/** An open request can be sent again after this time. */
const askedOnceIn = hours(1);

/** Names the role to ask if every method is lost, and files the request (A1), or says that it was sent. */
export async function LostAccess({ standing }: { standing: Standing }) {
  const { workspace, now } = standing;
  const { names, support, askedAt } = await findHelpContacts(standing);
  const words = (await readWords(verify)).lost;
  return (
    <section aria-label={words.label} className="flex flex-col gap-4 rounded border border-line p-4">
      {names.length > 0 ? (
        <>
          <p>{words.who(words.names(names))}</p>
          {askedAt && <Notice result>{words.asked(<Time at={askedAt} />)}</Notice>}
          {(!askedAt || after(askedAt, askedOnceIn) <= now) && (
            <HelpForm action={askForHelp.bind(null, workspace.slug)} label={words.ask} />
          )}
        </>
      ) : (
        <p>{words.operator(support)}</p>
      )}
      <SupportContact workspace={workspace} />
    </section>
  );
}
