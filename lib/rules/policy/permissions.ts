import type { RoleName } from "./settings";

/** What a role may do in its workspace. */
export type Permission =
  | "members:read"
  | "members:invite"
  | "members:manage"
  | "members:reset"
  | "members:export"
  | "policy:read"
  | "policy:write"
  | "applications:manage"
  | "audit:read"
  | "workspace:manage"
  | "workspace:export"
  | "workspace:delete";

const admin: Permission[] = [
  "members:read",
  "members:invite",
  "members:manage",
  "members:reset",
  "members:export",
  "policy:read",
  "policy:write",
  "applications:manage",
  "audit:read",
  "workspace:manage",
];

const granted: Record<RoleName, readonly Permission[]> = {
  owner: [...admin, "workspace:export", "workspace:delete"],
  admin,
  helpdesk: ["members:read", "members:reset"],
  member: [],
};

/** Tells whether a role may do something. Unknown roles may nothing. */
export function permits(role: RoleName, permission: Permission): boolean {
  return Object.hasOwn(granted, role) && granted[role].includes(permission);
}

const rank: Record<RoleName, number> = { member: 0, helpdesk: 1, admin: 2, owner: 3 };

/**
 * Tells whether one member may act on another: a role reaches down only, owners also reach another owner, no one their own account.
 * Holds for resets, role changes, deactivation, ending sessions and password resets.
 */
export function reaches(actor: { id: string; role: RoleName }, subject: { id: string; role: RoleName }): boolean {
  if (actor.id === subject.id) return false;
  if (actor.role === "owner" && subject.role === "owner") return true;
  return rank[actor.role] > rank[subject.role];
}

/** Tells whether someone may see when and where another signs in, and what happened to them: one's own, downwards, or all by audit:read. */
export function seesActivity(actor: { id: string; role: RoleName }, subject: { id: string; role: RoleName }): boolean {
  return actor.id === subject.id || permits(actor.role, "audit:read") || reaches(actor, subject);
}

/** The roles someone may invite or give: those below one's own; owners may also make owners. */
export function assignableRoles(role: RoleName): RoleName[] {
  const below = (Object.keys(rank) as RoleName[]).filter((other) => rank[other] < rank[role]);
  if (role === "owner") return [...below, "owner"];
  return role === "admin" ? below : [];
}

/** The roles whose holders reach a role. A member of that role can ask them. */
export function rolesReaching(role: RoleName): RoleName[] {
  const others = Object.keys(rank) as RoleName[];
  return others.filter((other) => reaches({ id: "asked", role: other }, { id: "asking", role }));
}
