import { truncateAddress } from "@/lib/ground/address";
import { Prisma, type Tx } from "@/lib/ground/db";
import type { Action, AuditData } from "./actions";

/** Who acted: a member of the workspace, the operator of the installation, the system itself, or someone unknown. */
export type Actor =
  | { kind: "member"; id: string; role: string }
  | { kind: "operator"; name: string }
  | { kind: "system" }
  | { kind: "unknown" };

/**
 * What an event of one action says apart from who, where and when: exactly what its schema names, never a sentence, never a
 * secret.
 */
export type Details<A extends Action> = {
  /** The member it was done to. */
  subject?: string;
} & (Record<never, never> extends AuditData<A> ? { data?: AuditData<A> } : { data: AuditData<A> });

/** An event of any of these actions. */
export type AuditEntry<A extends Action = Action> = {
  [One in A]: {
    at: Date;
    action: One;
    actor: Actor;
    /** Truncated network address. */
    address?: string;
  } & Details<One>;
}[A];

/** An action with its data about the member it was done to. Other code fills in the rest. */
export type Recorded = { [A in Action]: { action: A } & Omit<Details<A>, "subject"> }[Action];

/** Writes an event as the text that is chained. */
export function entryText(entry: AuditEntry): string {
  const { at, action, actor, subject = null, address = null, data = {} } = entry;
  return JSON.stringify({ at: at.toISOString(), action, actor, subject, address, data });
}

/** Who acts, from where and when: the parts of a caller that the log keeps. */
export type Acting = { actor: Actor; visitor: { address: string }; now: Date };

/** The details as a last argument. It may be left out if the action's data may be empty. */
export type Given<A extends Action> = Record<never, never> extends Details<A> ? [Details<A>?] : [Details<A>];

/** Makes an event of what a caller did. The address is truncated, and absent if the caller has none. */
export function entryOf<A extends Action>(
  { actor, visitor, now }: Acting,
  action: A,
  ...[details]: Given<A>
): AuditEntry {
  const address = visitor.address === "" ? {} : { address: truncateAddress(visitor.address) };
  return { at: now, action, actor, ...address, ...details } as AuditEntry;
}

/**
 * Appends an event to the workspace's audit chain, in the transaction of the change it reports. The chain's head stays
 * locked until the transaction ends, so record last.
 */
export async function record<A extends Action>(tx: Tx, caller: Acting, action: A, ...details: Given<A>): Promise<void> {
  const entry = entryOf(caller, action, ...details);
  const actorId = entry.actor.kind === "member" ? entry.actor.id : null;
  await tx.$queryRaw(
    Prisma.sql`select audit_append(${entry.at}, ${action}, ${actorId}::uuid, ${entry.subject ?? null}::uuid, ${entryText(entry)})`,
  );
}
