import { inWorkspace, outsideWorkspaces } from "@/lib/ground/db";
import { findPending } from "./pending";
import { readPendingToken } from "./pending-cookie";

/** Finds the live sign-up this browser began: in a workspace, or (null) that of a workspace to be opened. */
export async function readPending(workspaceId: string | null, now: Date) {
  const token = await readPendingToken();
  if (!token) return null;
  if (workspaceId === null) return outsideWorkspaces((tx) => findPending(tx, token, now));
  return inWorkspace(workspaceId, (tx) => findPending(tx, token, now));
}
