"use server";

import { notFound, redirect } from "next/navigation";
import { action, given } from "@/app/action";
import type { FormState } from "@/components/form-state";
import { readCaller } from "@/lib/access/caller";
import { routes } from "@/lib/ground/routes";
import { findByStopToken, stopReset } from "@/lib/use-cases/resets/stop";
import { resets } from "@/words/en/refusals/resets";
import { say } from "@/words/sentences";

/** Stops the reset that a mail told its member of. Anyone with the link may do so. */
export const stop = action([given.slug, given.text], async (slug, token): Promise<FormState> => {
  const linked = await findByStopToken(slug, token);
  if (!linked) notFound();
  const result = await stopReset(await readCaller(), linked);
  if (!result.ok) return { message: say(resets, result) };
  redirect(routes.stopReset(slug, token));
});
