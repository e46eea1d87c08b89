import { inWorkspace } from "@/lib/ground/db";
import type { Action } from "./actions";
import { type AuditEntry, record } from "./record";

/** Records in a workspace's log what the operator did to no member in particular. */
export async function recordOperator(
  workspaceId: string,
  action: Action,
  operator: string,
  now: Date,
  data: AuditEntry["data"] = {},
): Promise<void> {
  const entry = { at: now, action, actor: { kind: "operator", name: operator }, data } as const;
  await inWorkspace(workspaceId, (tx) => record(tx, entry));
}
