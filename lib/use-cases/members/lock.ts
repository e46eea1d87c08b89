import type { Scope } from "@/lib/access/sessions/judge";
import { Prisma, type Tx } from "@/lib/ground/db";
import { isAble } from "@/lib/rules/policy/active";
import { type Permission, permits, reaches } from "@/lib/rules/policy/permissions";
import type { RoleName } from "@/lib/rules/policy/settings";

/** The member an act is done to, as their row stands while it is locked. */
export type Subject = {
  id: string;
  name: string;
  email: string;
  role: RoleName;
  joinedAt: Date | null;
  deactivatedAt: Date | null;
  suspendedAt: Date | null;
  unlockedBy: string | null;
};

export type Locked = {
  actor: Subject;
  subject: Subject;
  /** Owners who can sign in and act, the subject not counted. */
  otherOwners: number;
};

/**
 * Locks the rows of the actor, the subject and all owners, and tells whether the act is allowed: the actor's role still permits
 * it and reaches the subject at this moment. Null means out of reach or not there; both give the same result. Rows are locked in
 * the order of ids, so that two acts never wait for each other.
 */
export async function lockForAct(tx: Tx, scope: Scope<Permission>, subjectId: string): Promise<Locked | null> {
  const rows = await tx.$queryRaw<Subject[]>(Prisma.sql`
    select id::text, name, email, role::text, joined_at as "joinedAt", deactivated_at as "deactivatedAt",
      suspended_at as "suspendedAt", unlocked_by as "unlockedBy" from member
    where workspace_id = ${tx.workspaceId}::uuid and (id = ${scope.member.id}::uuid or id = ${subjectId}::uuid or role = 'owner')
    order by id for no key update`);
  const actor = rows.find(({ id }) => id === scope.member.id);
  const subject = rows.find(({ id }) => id === subjectId);
  if (!actor || !subject || !mayAct(actor, scope.permission) || !reaches(actor, subject)) return null;
  const otherOwners = rows.filter((row) => row.role === "owner" && isAble(row) && row.id !== subjectId).length;
  return { actor, subject, otherOwners };
}

const mayAct = (actor: Subject, permission: Permission) => isAble(actor) && permits(actor.role, permission);
