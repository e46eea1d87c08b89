"use server";

import { redirect } from "next/navigation";
import { action, given } from "@/app/action";
import { readCaller } from "@/lib/access/caller";
import { endCurrentSession } from "@/lib/access/sessions/end-current";
import { pathOf } from "@/lib/access/sessions/require";
import { noteSignedOut } from "@/lib/access/signed-out";

/** Ends this browser's session, whatever step it had reached. */
export const signOut = action([given.slug], async (slug): Promise<void> => {
  const left = await endCurrentSession(await readCaller());
  if (left) await noteSignedOut(left);
  redirect(pathOf(slug, "sign-in"));
});
