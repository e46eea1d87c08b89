"use server";

import { redirect } from "next/navigation";
import { action, given } from "@/app/action";
import type { FormState } from "@/components/form-state";
import { readWords } from "@/components/language/read-words";
import { readCaller } from "@/lib/access/caller";
import { readLinkToken } from "@/lib/access/opened-link";
import { routes } from "@/lib/ground/routes";
import { findByStopLink, stopAddressChange } from "@/lib/use-cases/profile/stop-address";
import { locks } from "@/words/locks";
import { commonRefusals } from "@/words/refusals/common";

/** Stops a change of an address. Anyone with the link in the mail to the old one may do so. */
export const stopEmailChange = action([given.slug, given.text], async (slug, link): Promise<FormState> => {
  const token = await readLinkToken(link);
  const caller = await readCaller();
  const change = await findByStopLink(slug, token, caller.now);
  if (!change) return { message: (await readWords(commonRefusals)).openAgain };
  if (change.state === "waiting" || change.state === "done") {
    const result = await stopAddressChange(caller, change);
    if (!result.ok && result.reason === "taken") return { message: (await readWords(locks)).stop.taken };
  }
  // The page says how it stands now, also if another request was first.
  redirect(routes.stopEmail(slug, link));
});
