import type { Standing } from "@/lib/access/sessions/standing";
import { findHelpContacts } from "@/lib/use-cases/resets/help-contacts";

/**
 * Names the role to ask for members who can't set up a method now. A blocked member is not removed, and an admin can give
 * more time.
 */
export async function AskAdmin({ standing }: { standing: Standing }) {
  const { names, support } = await findHelpContacts(standing);
  const contacts = names.length > 0 ? new Intl.ListFormat("en-GB", { type: "disjunction" }).format(names) : null;
  return (
    <details>
      <summary className="w-fit cursor-pointer rounded-sm underline decoration-line-strong underline-offset-3">
        Ask an admin
      </summary>
      <p className="mt-2">
        {contacts ? (
          <>
            Your account is still there. If you can’t set this up now, ask <bdi>{contacts}</bdi>: an admin can exempt
            you until a day.
          </>
        ) : (
          `Only the operator of this installation can help${support ? `: ${support}.` : "."}`
        )}
      </p>
    </details>
  );
}
