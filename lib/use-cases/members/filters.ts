import type { Tally } from "@/lib/records/member-rows/read-tallies";
import { type Assessment, assess, type MemberFacts, type State } from "@/lib/rules/policy/assess";
import { type Policy, type RoleName, roles } from "@/lib/rules/policy/settings";

/** The states, in the order that filters show them. */
export const states = [
  "protected",
  "fragile",
  "unprotected",
  "in-grace",
  "blocked",
  "reset-pending",
  "exempt",
  "invited",
  "deactivated",
] as const satisfies State[];

const twoFactor = ["enabled", "disabled"] as const;

/** The filters of one word: everyone, with or without a method, or one state. */
export const filters = ["all", ...twoFactor, ...states] as const;
export type Filter = (typeof filters)[number];

/** The methods that a filter can ask for. */
export const filterMethods = ["app", "passkey", "email"] as const;

/** When a member last signed in: within a week, 30 days or 90 days; not within 30 or 90 days; never. */
export const lastSignIns = ["week", "month", "quarter", "not-month", "not-quarter", "never"] as const;
export type LastSignIn = (typeof lastSignIns)[number];

/** Which members a list shows: those that every part of it shows. Null: the part shows everyone. */
export type MemberFilter = {
  twoFactor: (typeof twoFactor)[number] | null;
  state: State | null;
  role: RoleName | null;
  method: (typeof filterMethods)[number] | null;
  lastSignIn: LastSignIn | null;
};

/** The filter that shows everyone. */
export const everyone: MemberFilter = { twoFactor: null, state: null, role: null, method: null, lastSignIn: null };

const values = { twoFactor, state: states, role: roles, method: filterMethods, lastSignIn: lastSignIns };
/** The parts of a filter, by the names that addresses give them. */
export const filterParts = Object.keys(values) as (keyof MemberFilter)[];

/** Reads a filter from the untrusted values of an address. A state may also stand for `twoFactor`, as the links of mails have it. */
export function readMemberFilter(given: { get(name: string): string | null }): MemberFilter {
  const one = <P extends keyof MemberFilter>(part: P, text: string | null) =>
    ((values[part] as readonly string[]).find((value) => value === text) ?? null) as MemberFilter[P];
  const [covered, state] = [given.get("twoFactor"), given.get("state")];
  return {
    twoFactor: one("twoFactor", covered),
    state: one("state", state) ?? one("state", covered),
    role: one("role", given.get("role")),
    method: one("method", given.get("method")),
    lastSignIn: one("lastSignIn", given.get("lastSignIn")),
  };
}

/** Writes a filter as one key: its values joined by dots, or "all". */
export function writeFilter(filter: MemberFilter): string {
  return filterParts.flatMap((part) => filter[part] ?? []).join(".") || "all";
}

/** Reads a filter from its key. Anything unknown in it shows everyone. */
export function parseFilter(key: string): MemberFilter {
  const words = key.split(".");
  return readMemberFilter({
    get: (part) => (values[part as keyof MemberFilter] as readonly string[]).find((one) => words.includes(one)) ?? null,
  });
}

/** Tells whether a filter shows a member, as far as their facts say: when they signed in last is no part of them. */
export function matches(filter: Filter | MemberFilter, facts: MemberFacts, assessment: Assessment): boolean {
  const { twoFactor: on, state, role, method } = typeof filter === "string" ? parseFilter(filter) : filter;
  if (on && assessment.hasFactor !== (on === "enabled")) return false;
  if (state && assessment.state !== state) return false;
  if (role && facts.role !== role) return false;
  if (!method) return true;
  return { app: facts.totpCount, passkey: facts.passkeyCount, email: facts.emailCount }[method] > 0;
}

/** Counts the members that a filter shows, by the tallies: as far as `matches` decides. */
export function countMatching(filter: MemberFilter, tallies: Tally[], policy: Policy, now: Date): number {
  return tallies.reduce((sum, { facts, n }) => (matches(filter, facts, assess(facts, policy, now)) ? sum + n : sum), 0);
}

/** Counts the members under each filter of one word from the tallies. */
export function countByFilter(tallies: Tally[], policy: Policy, now: Date): Record<Filter, number> {
  const counts = Object.fromEntries(filters.map((filter) => [filter, 0])) as Record<Filter, number>;
  for (const { facts, n } of tallies) {
    const { hasFactor, state } = assess(facts, policy, now);
    counts.all += n;
    counts[hasFactor ? "enabled" : "disabled"] += n;
    counts[state] += n;
  }
  return counts;
}
