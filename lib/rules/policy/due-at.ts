import { type DueAt, type RoleName, roles, type Settings } from "./settings";

/** What a policy is measured against: the version it follows, as stored. */
export type Predecessor = { settings: Settings; dueAt: DueAt };

const later = (a: Date, b: Date) => (a > b ? a : b);
const earlier = (a: Date, b: Date) => (a < b ? a : b);

/**
 * Says from when each role must have a second factor under settings that take hold at a moment. A requirement that has begun keeps
 * its date over versions; one that is still ahead is shortened by publishing it from at once, and moved by another date. What is
 * no longer required loses its date.
 */
export function dueAtOf(settings: Settings, before: Predecessor, effectiveAt: Date): DueAt {
  const due = roles.flatMap((role): [RoleName, string][] => {
    const { level, from } = settings.requirement[role];
    if (level !== "required") return [];
    const asked = later(from ? new Date(from) : effectiveAt, effectiveAt);
    const stood = standingDue(before, role);
    const unmoved = from === null || from === before.settings.requirement[role].from;
    const date = stood && (unmoved || stood <= effectiveAt) ? earlier(stood, asked) : asked;
    return [[role, date.toISOString()]];
  });
  return Object.fromEntries(due);
}

/** From when a role is required by a version; null: it is not. */
export function standingDue({ settings, dueAt }: Predecessor, role: RoleName): Date | null {
  const due = dueAt[role];
  return due !== undefined && settings.requirement[role].level === "required" ? new Date(due) : null;
}
