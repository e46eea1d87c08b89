"use server";

import { notFound, redirect } from "next/navigation";
import { action, given } from "@/app/action";
import type { FormState } from "@/components/form-state";
import { readCaller } from "@/lib/access/caller";
import { routes } from "@/lib/ground/routes";
import { findPublicationByStopToken, stopLinkedPublication } from "@/lib/use-cases/policy-admin/stop";

/** Stops the held publication that a mail told an owner of. Anyone with the link may do so. */
export const stopFromMail = action([given.slug, given.text], async (slug, token): Promise<FormState> => {
  const linked = await findPublicationByStopToken(slug, token);
  if (!linked) notFound();
  await stopLinkedPublication(await readCaller(), token, linked);
  // The page says how it stands now, also if someone else was first.
  redirect(routes.stopPolicy(slug, token));
});
