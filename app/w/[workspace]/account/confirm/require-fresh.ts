import { redirect } from "next/navigation";
import { isFresh } from "@/lib/access/sessions/freshness";
import { type Waiting, writeTicket } from "@/lib/access/sessions/return-ticket";
import type { Standing } from "@/lib/access/sessions/standing";
import { routes } from "@/lib/ground/routes";

/** The actions that continue by themselves once the proof that they asked for is given. `resumable.ts` says how. */
export type Resumable =
  | "addApp"
  | "replaceApp"
  | "addEmail"
  | "newCodes"
  | "showCodes"
  | "publishDraft"
  | "undoVersion"
  | "approvePolicy"
  | "refusePolicy"
  | "takeBackPolicy"
  | "stopPolicy"
  | "giveExemption"
  | "stopExemption"
  | "endOneSession"
  | "undoRole"
  | "undoWithdrawal"
  | "undoExemption"
  | "saveWorkspace"
  | "deleteWorkspace"
  | "refuseRequest"
  | "cancelAndRestore"
  | "cancelAndKeep"
  | "restore";

type Asked = Waiting & { pressed?: { action: Resumable } };

/**
 * Returns the address of the page that asks for fresh proof and then continues with what waits. A ticket ends with its session. A sign-in to
 * an application does not, so the address names it too.
 */
export function confirmPath(standing: Standing, waiting: Asked): string {
  const [name, request] = waiting.at;
  const ticket = writeTicket(standing, waiting);
  return routes.confirm(standing.workspace.slug, { ticket, ...(name === "continueRequest" && { request }) });
}

/**
 * Lets a member with fresh proof through. Redirects others to the page that asks for it and then continues with what waits.
 */
export function requireFresh(standing: Standing, waiting: Asked): void {
  if (!isFresh(standing, waiting.proof)) redirect(confirmPath(standing, waiting));
}
