"use server";

import { notFound, redirect } from "next/navigation";
import { action, given } from "@/app/action";
import { readWords } from "@/components/language/read-words";
import { leaveFlash } from "@/lib/access/sessions/flash";
import { noteRefusal } from "@/lib/access/sessions/note-refusal";
import { requireScope } from "@/lib/access/sessions/require";
import { showName } from "@/lib/ground/readable-address";
import { routes } from "@/lib/ground/routes";
import { dismissFirstSteps } from "@/lib/use-cases/members/first-steps";
import { readMember } from "@/lib/use-cases/members/read-member";
import { remind } from "@/lib/use-cases/members/remind";
import { closeHelpRequest } from "@/lib/use-cases/resets/close-request";
import { overview } from "@/words/overview";
import { memberRefusals } from "@/words/refusals/members";
import { say } from "@/words/sentences";
import { sendToEnrol } from "./send-to-enrol";

/** Closes a request for help that needs no reset, and stays on the overview. */
export const dismissRequest = action([given.slug, given.id, given.id], async (slug, id, memberId): Promise<void> => {
  const scope = await requireScope(slug, "members:reset");
  const result = await closeHelpRequest(scope, id);
  await noteRefusal(scope, { act: "close-request" }, result);
  if (!result.ok && result.reason === "enrol-first") return sendToEnrol(scope);
  if (!result.ok && result.reason !== "over") notFound();
  const member = await readMember(scope, memberId);
  if (result.ok && member)
    await leaveFlash(scope, { text: (await readWords(overview)).now.dismissed(showName(member)) });
  redirect(routes.overview(slug));
});

/** Mails a member that they should set up a second factor, and stays on the overview. */
export const remindFromOverview = action([given.slug, given.id], async (slug, memberId): Promise<void> => {
  const scope = await requireScope(slug, "members:manage");
  const member = await readMember(scope, memberId);
  const result = await remind(scope, memberId);
  await noteRefusal(scope, { act: "remind", subject: memberId }, result);
  if (!result.ok && result.reason === "enrol-first") return sendToEnrol(scope);
  if (!member || (!result.ok && result.reason === "not-found")) notFound();
  await leaveFlash(
    scope,
    result.ok
      ? { text: (await readWords(overview)).now.reminded(showName(member)) }
      : { text: say((await readWords(memberRefusals)).memberActs, result), tone: "bad" },
  );
  redirect(routes.overview(slug));
});

/** Dismisses the list of first steps for good. */
export const dismissSteps = action([given.slug], async (slug): Promise<void> => {
  await dismissFirstSteps(await requireScope(slug, "members:manage"));
  redirect(routes.overview(slug));
});
