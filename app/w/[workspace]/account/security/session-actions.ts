"use server";

import { redirect } from "next/navigation";
import { endOtherSessions } from "@/lib/access/sessions/end";
import { requireSession } from "@/lib/access/sessions/require";
import { readId } from "@/lib/ground/ids";
import { routes } from "@/lib/ground/routes";

const page = (slug: string, ended: number) => routes.security(slug, { done: ended > 0 ? "ended" : null });

/** Ends one of the member's other sessions. */
export async function endSession(slug: string, id: string): Promise<void> {
  const standing = await requireSession(slug);
  const other = readId(id);
  if (!other) redirect(page(slug, 0));
  redirect(page(slug, await endOtherSessions(standing, other)));
}

/** Ends all of the member's other sessions. */
export async function endOthers(slug: string): Promise<void> {
  const standing = await requireSession(slug);
  redirect(page(slug, await endOtherSessions(standing, null)));
}
