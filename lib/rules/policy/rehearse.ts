import { isActive } from "./active";
import { assess, isExempt, type MemberFacts } from "./assess";
import type { Group } from "./coverage";
import { type Policy, roles } from "./settings";

/** What a publication does to one member, in the order people ask about it. */
export const outcomes = ["next-request", "old-method", "by-day", "eased", "nothing"] as const;
/**
 * `next-request`: must enrol at the next request · `old-method`: answers with the old method and must then enrol an accepted one ·
 * `by-day`: must enrol by a day · `eased`: no longer must, or not so soon · `nothing`: nothing changes.
 */
export type Outcome = (typeof outcomes)[number];

/** Reads an outcome from untrusted text; null where it is none. */
export const readOutcome = (text: unknown): Outcome | null => outcomes.find((outcome) => outcome === text) ?? null;

/** A publication to be rehearsed: the policy it follows, its own, and the moment it takes hold. */
export type Proposal = { before: Policy; after: Policy; at: Date };

const obliged = (member: MemberFacts, policy: Policy, at: Date) => {
  const { covered, deadline, mustEnrol } = assess(member, policy, at);
  return { mustEnrol, deadline: covered || isExempt(member, at) ? null : deadline };
};

/** Says what a publication does to one member: the one decision asked twice, under the policy before and after. */
export function outcomeOf(member: MemberFacts, { before, after, at }: Proposal): Outcome {
  // A member who can't sign in, or is being reset, meets the policy later.
  if (!isActive(member) || member.suspendedAt) return "nothing";
  const was = obliged(member, before, at);
  const is = obliged(member, after, at);
  if (is.mustEnrol && !was.mustEnrol) {
    return member.totpCount + member.passkeyCount + member.emailCount > 0 ? "old-method" : "next-request";
  }
  const [old, due] = [was.deadline?.getTime() ?? Number.POSITIVE_INFINITY, is.deadline?.getTime() ?? null];
  if (due === null) return old === Number.POSITIVE_INFINITY ? "nothing" : "eased";
  if (is.mustEnrol || due === old) return "nothing";
  return due < old ? "by-day" : "eased";
}

/** What a publication does, in numbers. */
export type Rehearsal = {
  members: number;
  outcomes: Record<Outcome, number>;
  /** The days by which members must enrol, soonest first. */
  days: { day: Date; n: number }[];
  /** People invited who have not joined: the policy meets them when they do. */
  invited: number;
  exempt: number;
  owners: { all: number; covered: number };
};

/** Rehearses a publication over groups of members: numbers only, the same work however many members there are. */
export function rehearse(groups: Group[], proposal: Proposal): Rehearsal {
  const { after, at } = proposal;
  const counts = Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as Record<Outcome, number>;
  const days = new Map<number, number>();
  const result = { members: 0, invited: 0, exempt: 0, owners: { all: 0, covered: 0 } };
  for (const { facts, n } of groups) {
    if (facts.deactivatedAt) continue;
    if (!facts.joinedAt) {
      result.invited += n;
      continue;
    }
    result.members += n;
    const outcome = outcomeOf(facts, proposal);
    counts[outcome] += n;
    const { covered, deadline, state } = assess(facts, after, at);
    if (outcome === "by-day" && deadline) days.set(deadline.getTime(), (days.get(deadline.getTime()) ?? 0) + n);
    if (state === "exempt") result.exempt += n;
    if (facts.role === "owner") {
      result.owners.all += n;
      if (covered && !facts.suspendedAt) result.owners.covered += n;
    }
  }
  const sorted = [...days].sort(([a], [b]) => a - b).map(([day, n]) => ({ day: new Date(day), n }));
  return { ...result, outcomes: counts, days: sorted.filter(({ n }) => n !== 0) };
}

/** How many a publication asks something of. */
export const asksOf = ({ outcomes }: Rehearsal) =>
  outcomes["next-request"] + outcomes["old-method"] + outcomes["by-day"];

/** Counts the exemptions that hold at a moment. */
export function exemptNow(groups: Group[], now: Date): number {
  const held = groups.filter(({ facts }) => !facts.deactivatedAt && isExempt(facts, now));
  return held.reduce((sum, { n }) => sum + n, 0);
}

/** The policy as it would be if everyone were required at once: what switching the requirement on means. */
export function ifRequired(policy: Policy, at: Date): Policy {
  const now = { level: "required", from: null } as const;
  const requirement = Object.fromEntries(roles.map((role) => [role, now])) as Policy["settings"]["requirement"];
  const dueAt = Object.fromEntries(roles.map((role) => [role, at.toISOString()]));
  return { ...policy, settings: { ...policy.settings, requirement }, dueAt };
}
