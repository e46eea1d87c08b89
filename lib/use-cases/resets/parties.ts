import type { Scope } from "@/lib/access/sessions/judge";
import { inWorkspace, type Tx } from "@/lib/ground/db";
import { lockMembers } from "@/lib/records/member-rows/lock-members";
import { isActive } from "@/lib/rules/policy/active";
import { mayReset } from "@/lib/rules/resets/second-person";

/** The proof of permission of a person who may reset some members. */
export type ResetScope = Scope<"members:reset">;

export type Member = Awaited<ReturnType<typeof readMember>>;
export type Parties =
  | { ok: true; actor: NonNullable<Member>; subject: NonNullable<Member> }
  | { ok: false; reason: "not-there" }
  | { ok: false; reason: "out-of-reach" };

const readMember = (tx: Tx, id: string) =>
  tx.member.findUnique({ where: { workspaceId_id: { workspaceId: tx.workspaceId, id } } });

/**
 * Locks and reads the actor and the member, as they are now, and rejects a member the actor does not reach. What the request read
 * before does not count here: roles may have changed since.
 */
export async function lockParties(tx: Tx, scope: ResetScope, subjectId: string): Promise<Parties> {
  await lockMembers(tx, scope.member.id, subjectId);
  return readParties(tx, scope, subjectId);
}

/** Reads the member a page is about to act on, if the actor reaches them. */
export const findSubject = (scope: ResetScope, subjectId: string) =>
  inWorkspace(scope.workspace.id, (tx) => readParties(tx, scope, subjectId));

/** The same without locking: for showing, and for rejecting early. */
export async function readParties(tx: Tx, scope: ResetScope, subjectId: string): Promise<Parties> {
  const actor = await readMember(tx, scope.member.id);
  const subject = await readMember(tx, subjectId);
  if (!subject) return { ok: false, reason: "not-there" };
  if (!actor || !isActive(actor) || actor.suspendedAt) return { ok: false, reason: "out-of-reach" };
  return mayReset(actor, subject) ? { ok: true, actor, subject } : { ok: false, reason: "out-of-reach" };
}
