"use server";

import { redirect } from "next/navigation";
import { action, given } from "@/app/action";
import type { FormState } from "@/components/form-state";
import { readWords } from "@/components/language/read-words";
import { readCaller } from "@/lib/access/caller";
import { readLinkToken } from "@/lib/access/opened-link";
import { routes } from "@/lib/ground/routes";
import { findNotice } from "@/lib/use-cases/members/notice-link";
import { reportByLink } from "@/lib/use-cases/members/report-not-me";
import { commonRefusals } from "@/words/refusals/common";

/** Locks the account that a notice was mailed about, once. The link is the whole proof, because locking only takes away. */
export const lockFromMail = action([given.slug, given.text], async (slug, link): Promise<FormState> => {
  const token = await readLinkToken(link);
  const caller = await readCaller();
  const notice = await findNotice(slug, token, caller.now);
  if (!notice) return { message: (await readWords(commonRefusals)).openAgain };
  await reportByLink(caller, notice);
  // The page says how it stands now, also if another request was first.
  redirect(routes.notMeLink(slug, link));
});
