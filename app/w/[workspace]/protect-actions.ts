"use server";

import { redirect } from "next/navigation";
import { notePrompted } from "@/lib/members/note-prompted";
import { requireSession } from "@/lib/sessions/require";

/** Puts the dialog "Protect your account" off for good; Security still offers it. */
export async function putOff(slug: string): Promise<void> {
  await notePrompted(await requireSession(slug), new Date());
  redirect(`/w/${slug}`);
}

/** Goes to where a method is added. */
export async function setUpNow(slug: string): Promise<void> {
  await notePrompted(await requireSession(slug), new Date());
  redirect(`/w/${slug}/account/security`);
}
