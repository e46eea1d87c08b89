import { after, days } from "@/lib/ground/durations";
import { classOf, type Dates, factsOf } from "@/lib/records/member-rows/member-class";
import type { Tally } from "@/lib/records/member-rows/read-tallies";
import { type Assessment, assess, endOfDay, type MemberFacts } from "@/lib/rules/policy/assess";
import type { Policy } from "@/lib/rules/policy/settings";

/**
 * The part of a class that a filter shows, as a mask of four bits: bit 0 for members without a date of their own that is still
 * ahead, 1 with a grace, 2 with an exemption, 3 with both. 15: everyone in it. A sorted list shows the parts of group 0 first. `n`: how many
 * there are.
 */
export type ClassPart = { class: number; mask: number; group?: number; n?: number };
export const wholeClass = 15;

/** The earliest joining whose grace, as the policy in force grants it, is not over. */
export function graceJoinedFrom(policy: Policy, now: Date): Date {
  const startOfDay = after(endOfDay(now), 1 - days(1));
  const lastInstant = endOfDay(now).getTime() === now.getTime();
  return after(startOfDay, days((lastInstant ? 1 : 0) - policy.settings.graceDays));
}

/** Returns the group of a member in a list; null: the list does not show them. */
export type GroupOf = (facts: MemberFacts, assessment: Assessment) => number | null;

/**
 * Lists the classes that hold the members of a list, by running the one decision on a member of each class. Returns only
 * classes with someone in that state, so that a list never reads through a class in vain.
 */
export function selectClasses(groupOf: GroupOf, tallies: Tally[], policy: Policy, now: Date): ClassPart[] {
  const shown = new Map<string, { class: number; group: number; n: number }>();
  for (const { facts, n } of tallies) {
    const group = groupOf(facts, assess(facts, policy, now));
    if (group === null) continue;
    const part = { class: classOf(facts), group };
    const key = `${part.class} ${group}`;
    shown.set(key, { ...part, n: (shown.get(key)?.n ?? 0) + n });
  }
  const inhabited = [...shown.values()].filter(({ n }) => n > 0);
  return inhabited
    .sort((a, b) => a.group - b.group || a.class - b.class)
    .map((part) => ({ class: part.class, group: part.group, n: part.n, mask: maskOf(part, groupOf, policy, now) }));
}

const bitsOf: Record<Dates, number[]> = { none: [0], grace: [0, 1], exemption: [0, 1, 2, 3] };

/** Runs the decision on a member of the class, with and without each kind of date ahead that the class can have. */
function maskOf(part: { class: number; group: number }, groupOf: GroupOf, policy: Policy, now: Date): number {
  const { facts, dates } = factsOf(part.class);
  const ahead = endOfDay(after(now, days(366)));
  const shown = bitsOf[dates].filter((bits) => {
    const member = {
      ...facts,
      joinedAt: facts.joinedAt && (bits & 1 ? now : facts.joinedAt),
      graceUntil: bits & 1 ? ahead : null,
      exemptUntil: bits & 2 ? ahead : null,
    };
    return groupOf(member, assess(member, policy, now)) === part.group;
  });
  return shown.length === bitsOf[dates].length ? wholeClass : shown.reduce((mask, bits) => mask | (1 << bits), 0);
}
