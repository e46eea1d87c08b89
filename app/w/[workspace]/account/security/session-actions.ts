"use server";

import { redirect } from "next/navigation";
import { action, given } from "@/app/action";
import { readWords } from "@/components/language/read-words";
import { endOtherSessions } from "@/lib/access/sessions/end";
import { leaveFlash } from "@/lib/access/sessions/flash";
import { requireSession } from "@/lib/access/sessions/require";
import type { Standing } from "@/lib/access/sessions/standing";
import { routes } from "@/lib/ground/routes";
import { leaveApplication } from "@/lib/use-cases/applications/leave";
import { securityResults } from "@/words/security-results";

async function tell(standing: Standing, ended: number): Promise<never> {
  if (ended > 0) await leaveFlash(standing, { text: (await readWords(securityResults)).securityResults.ended });
  redirect(routes.security(standing.workspace.slug));
}

/** Ends one of the member's other sessions. */
export const endSession = action([given.slug, given.id], async (slug, id): Promise<void> => {
  const standing = await requireSession(slug);
  return tell(standing, await endOtherSessions(standing, id));
});

/** Ends all of the member's other sessions. */
export const endOthers = action([given.slug], async (slug): Promise<void> => {
  const standing = await requireSession(slug);
  return tell(standing, await endOtherSessions(standing, null));
});

/** Signs the member out of one application. Their sessions here stay. */
export const signOutOf = action([given.slug, given.id], async (slug, id): Promise<void> => {
  const standing = await requireSession(slug);
  const left = await leaveApplication(standing, id);
  const words = await readWords(securityResults);
  if (left !== null) await leaveFlash(standing, { text: words.securityResults.left(left) });
  redirect(routes.security(slug));
});
