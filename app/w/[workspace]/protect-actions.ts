"use server";

import { redirect } from "next/navigation";
import { action, given } from "@/app/action";
import { requireSession } from "@/lib/access/sessions/require";
import { routes } from "@/lib/ground/routes";
import { notePrompted } from "@/lib/use-cases/members/note-prompted";

/** Dismisses the dialog "Protect your account" for good. Security still offers a second factor. */
export const putOff = action([given.slug], async (slug): Promise<void> => {
  await notePrompted(await requireSession(slug));
  redirect(routes.home(slug));
});

/** Redirects to the page where a method is added. */
export const setUpNow = action([given.slug], async (slug): Promise<void> => {
  await notePrompted(await requireSession(slug));
  redirect(routes.security(slug));
});
