import { inWorkspace, type Tx } from "@/lib/ground/db";
import { SessionChanged } from "./advance";

export type Changed = { ok: false; reason: "changed" };

/**
 * Runs work that advances a session, in one scoped transaction. If another request advanced the session first, nothing of
 * it stays and the result says so.
 */
export async function inSession<T>(workspaceId: string, work: (tx: Tx) => Promise<T>): Promise<T | Changed> {
  try {
    return await inWorkspace(workspaceId, work);
  } catch (error) {
    if (error instanceof SessionChanged) return { ok: false, reason: "changed" };
    throw error;
  }
}
