import { after, days } from "@/lib/ground/durations";
import { classOf, type Dates, factsOf } from "@/lib/records/member-rows/member-class";
import type { Tally } from "@/lib/records/member-rows/read-tallies";
import { assess, endOfDay } from "@/lib/rules/policy/assess";
import type { Policy } from "@/lib/rules/policy/settings";
import { type Filter, matches } from "./filters";

/**
 * The part of a class that a filter shows, as a mask of four bits: bit 0 for members without a date of their own that is still
 * ahead, 1 with a grace, 2 with an exemption, 3 with both. 15: everyone in it.
 */
export type ClassPart = { class: number; mask: number };
export const wholeClass = 15;

/** The earliest joining whose grace, as the policy in force grants it, is not over. */
export function graceJoinedFrom(policy: Policy, now: Date): Date {
  const startOfDay = after(endOfDay(now), 1 - days(1));
  const lastInstant = endOfDay(now).getTime() === now.getTime();
  return after(startOfDay, days((lastInstant ? 1 : 0) - policy.settings.graceDays));
}

/**
 * Lists the classes that hold the members of a filter, by running the one decision on a member of each class. Returns only
 * classes with someone in that state, so that a list never reads through a class in vain.
 */
export function selectClasses(filter: Filter, tallies: Tally[], policy: Policy, now: Date): ClassPart[] {
  const shown = new Map<number, number>();
  for (const { facts, n } of tallies) {
    if (!matches(filter, assess(facts, policy, now))) continue;
    const class_ = classOf(facts);
    shown.set(class_, (shown.get(class_) ?? 0) + n);
  }
  const inhabited = [...shown].filter(([, n]) => n > 0).map(([class_]) => class_);
  return inhabited
    .sort((a, b) => a - b)
    .map((class_) => ({ class: class_, mask: maskOf(class_, filter, policy, now) }));
}

const bitsOf: Record<Dates, number[]> = { none: [0], grace: [0, 1], exemption: [0, 1, 2, 3] };

/** Runs the decision on a member of the class, with and without each kind of date ahead that the class can have. */
function maskOf(class_: number, filter: Filter, policy: Policy, now: Date): number {
  const { facts, dates } = factsOf(class_);
  const ahead = endOfDay(after(now, days(366)));
  const shown = bitsOf[dates].filter((bits) => {
    const member = {
      ...facts,
      joinedAt: facts.joinedAt && (bits & 1 ? now : facts.joinedAt),
      graceUntil: bits & 1 ? ahead : null,
      exemptUntil: bits & 2 ? ahead : null,
    };
    return matches(filter, assess(member, policy, now));
  });
  return shown.length === bitsOf[dates].length ? wholeClass : shown.reduce((mask, bits) => mask | (1 << bits), 0);
}
