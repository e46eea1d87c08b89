"use server";

import { redirect } from "next/navigation";
import { action, given } from "@/app/action";
import type { FormState } from "@/components/form-state";
import { readWords } from "@/components/language/read-words";
import { readCaller } from "@/lib/access/caller";
import { readLinkToken } from "@/lib/access/opened-link";
import { routes } from "@/lib/ground/routes";
import { findPublicationByStopToken, stopLinkedPublication } from "@/lib/use-cases/policy-admin/stop";
import { commonRefusals } from "@/words/refusals/common";

/** Stops the held publication that a mail told an owner of. Anyone with the link may do so. */
export const stopFromMail = action([given.slug, given.text], async (slug, link): Promise<FormState> => {
  const token = await readLinkToken(link);
  const linked = await findPublicationByStopToken(slug, token);
  if (!linked) return { message: (await readWords(commonRefusals)).openAgain };
  await stopLinkedPublication(await readCaller(), token, linked);
  // The page says how it stands now, also if someone else was first.
  redirect(routes.stopPolicy(slug, link));
});
