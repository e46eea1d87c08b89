"use server";

import { redirect } from "next/navigation";
import { endCurrentSession } from "@/lib/access/sessions/end-current";
import { pathOf } from "@/lib/access/sessions/require";
import { readVisitor } from "@/lib/access/visitor";

/** Ends this browser's session, whatever it had reached. */
export async function signOut(slug: string): Promise<void> {
  await endCurrentSession(await readVisitor(), new Date());
  redirect(pathOf(slug, "sign-in"));
}
