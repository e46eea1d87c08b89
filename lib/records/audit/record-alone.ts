import { inWorkspace } from "@/lib/ground/db";
import type { Action } from "./actions";
import { type Acting, type Given, record } from "./record";

/** Records an event in a workspace's log in its own transaction, for acts that write nothing else there. */
export async function recordAlone<A extends Action>(
  workspaceId: string,
  caller: Acting,
  action: A,
  ...details: Given<A>
): Promise<void> {
  await inWorkspace(workspaceId, (tx) => record(tx, caller, action, ...details));
}
