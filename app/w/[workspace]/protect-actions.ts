"use server";

import { redirect } from "next/navigation";
import { requireSession } from "@/lib/access/sessions/require";
import { routes } from "@/lib/ground/routes";
import { notePrompted } from "@/lib/use-cases/members/note-prompted";

/** Puts the dialog "Protect your account" off for good; Security still offers it. */
export async function putOff(slug: string): Promise<void> {
  await notePrompted(await requireSession(slug));
  redirect(routes.home(slug));
}

/** Goes to where a method is added. */
export async function setUpNow(slug: string): Promise<void> {
  await notePrompted(await requireSession(slug));
  redirect(routes.security(slug));
}
