"use server";

import { redirect } from "next/navigation";
import { endCurrentSession } from "@/lib/sessions/end-current";
import { pathOf } from "@/lib/sessions/require";
import { readVisitor } from "@/lib/visitor";

/** Ends this browser's session, whatever it had reached. */
export async function signOut(slug: string): Promise<void> {
  await endCurrentSession(await readVisitor(), new Date());
  redirect(pathOf(slug, "sign-in"));
}
