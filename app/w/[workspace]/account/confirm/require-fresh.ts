import { redirect } from "next/navigation";
import { isFresh } from "@/lib/access/sessions/freshness";
import { type Waiting, writeTicket } from "@/lib/access/sessions/return-ticket";
import type { Standing } from "@/lib/access/sessions/standing";
import { routes } from "@/lib/ground/routes";

/** The actions that go on by themselves once the proof that they asked for is given. `resumable.ts` says how. */
export type Resumable =
  | "addApp"
  | "replaceApp"
  | "addEmail"
  | "newCodes"
  | "showCodes"
  | "publishDraft"
  | "undoVersion"
  | "giveExemption"
  | "stopExemption"
  | "endOneSession"
  | "refuseRequest"
  | "cancelAndRestore"
  | "cancelAndKeep"
  | "restore";

type Asked = Waiting & { pressed?: { action: Resumable } };

/** The address of the page that asks for fresh proof and then goes on with what waits. */
export function confirmPath(standing: Standing, waiting: Asked): string {
  return routes.confirm(standing.workspace.slug, { ticket: writeTicket(standing, waiting) });
}

/** Lets through who has proven freshly who they are; shows others the page that asks, and then goes on with what waits. */
export function requireFresh(standing: Standing, waiting: Asked): void {
  if (!isFresh(standing, waiting.proof)) redirect(confirmPath(standing, waiting));
}
