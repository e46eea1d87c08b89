import { redirect } from "next/navigation";
import { readTicket, type Waiting } from "@/lib/access/sessions/return-ticket";
import type { Standing } from "@/lib/access/sessions/standing";
import { pathTo } from "@/lib/ground/routes";
import { resumable } from "./resumable";

/** Reads what waits from a ticket. Without a valid ticket the member goes home. */
export const readWaiting = (standing: Standing, ticket: unknown): Waiting =>
  readTicket(standing, ticket) ?? { at: ["home"] };

/**
 * Continues with what waited, now that the proof is fresh. Does the action that was pressed, or returns to the page, where
 * an action that is refused after all can be pressed again. Only for server actions, never while a page is read.
 */
export async function goOn(slug: string, { at, pressed }: Waiting): Promise<never> {
  if (pressed && Object.hasOwn(resumable, pressed.action))
    await resumable[pressed.action as keyof typeof resumable](slug, ...pressed.given);
  redirect(pathTo(slug, at));
}
