import { type Permission, permits, reaches } from "@/lib/rules/policy/permissions";
import type { RoleName, Settings } from "@/lib/rules/policy/settings";

type Party = { id: string; role: RoleName };

const permission: Permission = "members:reset";

/** Tells whether the policy wants a second person before someone of this role is reset. */
export function needsSecondPerson(subject: RoleName, { resets }: Settings): boolean {
  return subject === "owner" || subject === "admin" ? resets.owners === "second_owner" : resets.members === "two";
}

/** Tells whether someone may reset another, now or by asking for it. */
export function mayReset(actor: Party, subject: Party): boolean {
  return permits(actor.role, permission) && reaches(actor, subject);
}

/**
 * Tells whether someone may be the second person: an admin or owner who reaches the member, and not the one who asked. For owners
 * and admins only owners reach.
 */
export function mayApprove(actor: Party, subject: Party, askedById: string | null): boolean {
  const decides = actor.role === "owner" || actor.role === "admin";
  return decides && actor.id !== askedById && mayReset(actor, subject);
}
