"use server";

import { redirect } from "next/navigation";
import { action, given } from "@/app/action";
import type { FormState } from "@/components/form-state";
import { clearSessionToken } from "@/lib/access/auth";
import { requireSession } from "@/lib/access/sessions/require";
import { routes } from "@/lib/ground/routes";
import { reportNotMe } from "@/lib/use-cases/members/report-not-me";

/** Locks the account of the member who says that something in it wasn't them. It only takes away, so it asks for no fresh proof. */
export const lockMyAccount = action([given.slug], async (slug): Promise<FormState> => {
  const standing = await requireSession(slug);
  const result = await reportNotMe(standing);
  await clearSessionToken();
  redirect(routes.signIn(slug, { because: result.ok && result.unlocks === "password" ? "new-password" : "locked" }));
});
