"use server";

import { redirect } from "next/navigation";
import { action, given } from "@/app/action";
import { endOtherSessions } from "@/lib/access/sessions/end";
import { requireSession } from "@/lib/access/sessions/require";
import { routes } from "@/lib/ground/routes";

const page = (slug: string, ended: number) => routes.security(slug, { done: ended > 0 ? "ended" : null });

/** Ends one of the member's other sessions. */
export const endSession = action([given.slug, given.id], async (slug, id): Promise<void> => {
  const standing = await requireSession(slug);
  redirect(page(slug, await endOtherSessions(standing, id)));
});

/** Ends all of the member's other sessions. */
export const endOthers = action([given.slug], async (slug): Promise<void> => {
  const standing = await requireSession(slug);
  redirect(page(slug, await endOtherSessions(standing, null)));
});
