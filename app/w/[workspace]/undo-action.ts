"use server";

import { action, given } from "@/app/action";
import { requireSession } from "@/lib/access/sessions/require";
import { goOn, readWaiting } from "./account/confirm/go-on";

/** Takes back what a toast said, if the ticket bound to its button was written for this session. */
export const undo = action([given.slug, given.text], async (slug, ticket): Promise<void> => {
  const standing = await requireSession(slug);
  return goOn(slug, readWaiting(standing, ticket));
});
