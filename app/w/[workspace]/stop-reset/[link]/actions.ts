"use server";

import { redirect } from "next/navigation";
import { action, given } from "@/app/action";
import type { FormState } from "@/components/form-state";
import { readWords } from "@/components/language/read-words";
import { readCaller } from "@/lib/access/caller";
import { readLinkToken } from "@/lib/access/opened-link";
import { routes } from "@/lib/ground/routes";
import { findByStopToken, stopReset } from "@/lib/use-cases/resets/stop";
import { commonRefusals } from "@/words/refusals/common";
import { resetRefusals } from "@/words/refusals/resets";
import { say } from "@/words/sentences";

/** Stops the reset that a mail told its member of. Anyone with the link may do so. */
export const stop = action([given.slug, given.text], async (slug, link): Promise<FormState> => {
  const linked = await findByStopToken(slug, await readLinkToken(link));
  if (!linked) return { message: (await readWords(commonRefusals)).openAgain };
  const result = await stopReset(await readCaller(), linked);
  if (!result.ok) return { message: say((await readWords(resetRefusals)).resets, result) };
  redirect(routes.stopReset(slug, link));
});
