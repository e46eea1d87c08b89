"use server";

import { redirect } from "next/navigation";
import { action, given } from "@/app/action";
import { readCaller } from "@/lib/access/caller";
import { endCurrentSession } from "@/lib/access/sessions/end-current";
import { pathOf } from "@/lib/access/sessions/require";

/** Ends this browser's session, whatever step it had reached. */
export const signOut = action([given.slug], async (slug): Promise<void> => {
  await endCurrentSession(await readCaller());
  redirect(pathOf(slug, "sign-in"));
});
