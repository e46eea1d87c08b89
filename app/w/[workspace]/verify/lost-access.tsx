import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import type { Standing } from "@/lib/access/sessions/standing";
import { after, hours } from "@/lib/ground/durations";
import { findHelpContacts } from "@/lib/use-cases/resets/help-contacts";
import { askForHelp } from "./help-actions";
import { HelpForm } from "./help-form";

/** An open request can be sent again after this time. */
const askedOnceIn = hours(1);

/** Names the role to ask if every method is lost, and files the request (A1), or says that it was sent. */
export async function LostAccess({ standing }: { standing: Standing }) {
  const { workspace, now } = standing;
  const { names, support, askedAt } = await findHelpContacts(standing);
  return (
    <section aria-label="Lost access" className="flex flex-col gap-4 rounded border border-line p-4">
      {names.length > 0 ? (
        <>
          <p>
            {nameList(names)} can give you a reset code after checking that it is you. Your password and that code let
            you set up a new method.
          </p>
          {askedAt && (
            <Notice>
              <span>You asked for help on </span>
              <Time at={askedAt} />
              <span>. Your request is with them. They will contact you to check that it is you.</span>
            </Notice>
          )}
          {(!askedAt || after(askedAt, askedOnceIn) <= now) && (
            <HelpForm action={askForHelp.bind(null, workspace.slug)} />
          )}
        </>
      ) : (
        <p>
          You are the only owner of this workspace. Only the operator of this installation can help
          <span>{support ? `: ${support}.` : "."}</span>
        </p>
      )}
    </section>
  );
}

function nameList(names: string[]): string {
  const shown = names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} others`] : names;
  return new Intl.ListFormat("en-GB", { type: "disjunction" }).format(shown);
}
