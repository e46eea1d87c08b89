import { Prisma, type Tx } from "@/lib/ground/db";
import type { Action } from "./actions";

/** Who acted: a member of the workspace, the operator of the installation, the system itself, or somebody unknown. */
export type Actor =
  | { kind: "member"; id: string; role: string }
  | { kind: "operator"; name: string }
  | { kind: "system" }
  | { kind: "unknown" };

export type AuditEntry = {
  at: Date;
  action: Action;
  actor: Actor;
  /** The member it was done to. */
  subject?: string;
  /** Truncated network address. */
  address?: string;
  /** Never a secret: no code, key, token or password. */
  data?: Record<string, string | number | boolean | null | string[]>;
};

/** Writes an event as the text that is chained. */
export function entryText(entry: AuditEntry): string {
  const { at, action, actor, subject = null, address = null, data = {} } = entry;
  return JSON.stringify({ at: at.toISOString(), action, actor, subject, address, data });
}

/**
 * Appends an event to the workspace's audit chain, in the transaction of what it reports. The chain's head stays locked until
 * the transaction ends: record last.
 */
export async function record(tx: Tx, entry: AuditEntry): Promise<void> {
  const { at, action, actor, subject = null } = entry;
  const actorId = actor.kind === "member" ? actor.id : null;
  await tx.$queryRaw(
    Prisma.sql`select audit_append(${at}, ${action}, ${actorId}::uuid, ${subject}::uuid, ${entryText(entry)})`,
  );
}
