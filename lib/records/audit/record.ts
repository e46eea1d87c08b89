import { truncateAddress } from "@/lib/ground/address";
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

/** Who acts, from where and when: what the log keeps of a caller. */
export type Acting = { actor: Actor; visitor: { address: string }; now: Date };

/** What an event says besides who, where and when. */
export type Details = Pick<AuditEntry, "subject" | "data">;

/** Makes an event of what a caller did; the address is truncated, and absent where the caller has none. */
export function entryOf({ actor, visitor, now }: Acting, action: Action, details: Details = {}): AuditEntry {
  const address = visitor.address === "" ? {} : { address: truncateAddress(visitor.address) };
  return { at: now, action, actor, ...address, ...details };
}

/**
 * Appends an event to the workspace's audit chain, in the transaction of what it reports. The chain's head stays locked until
 * the transaction ends: record last.
 */
export async function record(tx: Tx, caller: Acting, action: Action, details: Details = {}): Promise<void> {
  const entry = entryOf(caller, action, details);
  const actorId = entry.actor.kind === "member" ? entry.actor.id : null;
  await tx.$queryRaw(
    Prisma.sql`select audit_append(${entry.at}, ${action}, ${actorId}::uuid, ${entry.subject ?? null}::uuid, ${entryText(entry)})`,
  );
}
