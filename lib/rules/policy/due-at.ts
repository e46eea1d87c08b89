import { type DueAt, type RoleName, roles, type Settings } from "./settings";

/** What a policy is measured against: the version it follows, as stored. */
export type Predecessor = { settings: Settings; dueAt: DueAt };

/**
 * Says from when each role must have a second factor under settings that take hold at a moment. A requirement that has begun keeps
 * its date over versions; one that is still ahead follows the settings: publishing it from at once shortens it, another date moves
 * it. What is no longer required loses its date. The version before must have taken hold at that moment or earlier: its dates ahead
 * are then those its own settings name, and need no look here.
 */
export function dueAtOf(settings: Settings, before: Predecessor, effectiveAt: Date): DueAt {
  const start = effectiveAt.getTime();
  const due = roles.flatMap((role): [RoleName, string][] => {
    const { level, from } = settings.requirement[role];
    if (level !== "required") return [];
    const asked = Math.max(start, from === null ? start : Date.parse(from));
    const stood = standingDue(before, role)?.getTime() ?? asked;
    return [[role, new Date(stood <= start ? stood : asked).toISOString()]];
  });
  return Object.fromEntries(due);
}

/** From when a role is required by a version; null: it is not. */
export function standingDue({ settings, dueAt }: Predecessor, role: RoleName): Date | null {
  const due = dueAt[role];
  return due !== undefined && settings.requirement[role].level === "required" ? new Date(due) : null;
}
