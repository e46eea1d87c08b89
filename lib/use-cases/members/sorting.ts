import type { Assessment, MemberFacts, State } from "@/lib/rules/policy/assess";
import { roles } from "@/lib/rules/policy/settings";
import type { MemberFilter } from "./filters";

/** The columns that the members table is sorted by. */
export const sortColumns = ["name", "two-factor", "last-sign-in", "role", "state"] as const;
export type Sort = { by: (typeof sortColumns)[number]; descending: boolean };

/** The order of a list that is not sorted: by name. */
export const byName: Sort = { by: "name", descending: false };

/** Reads an order from untrusted text: a column, after "-" if the order is descending. Anything else is by name. */
export function readSort(text: string | null): Sort {
  const descending = text?.startsWith("-") ?? false;
  const by = sortColumns.find((column) => column === (descending ? text?.slice(1) : text));
  return by ? { by, descending } : byName;
}

/** Writes an order for an address. Null: by name, as lists are without it. */
export function writeSort({ by, descending }: Sort): string | null {
  if (by === "name" && !descending) return null;
  return descending ? `-${by}` : by;
}

/**
 * Returns the order that a list can have under a filter. A range of last sign-ins is read from an index in its own order, so members of
 * it are not sorted by name.
 */
export function effectiveSort({ lastSignIn }: MemberFilter, sort: Sort): Sort {
  if (!lastSignIn) return sort;
  if (lastSignIn === "never") return sort.by === "last-sign-in" ? byName : sort;
  return sort.by === "name" ? { by: "last-sign-in", descending: true } : sort;
}

const worstFirst: State[] = [
  "blocked",
  "unprotected",
  "fragile",
  "in-grace",
  "reset-pending",
  "exempt",
  "protected",
  "invited",
  "deactivated",
];

/** Tells which of the groups, that a sorted list shows one after the other, a member is in. Null: the order has no groups. */
export function groupsOf({ by, descending }: Sort): ((facts: MemberFacts, assessment: Assessment) => number) | null {
  const turned = (size: number, group: number) => (descending ? size - 1 - group : group);
  if (by === "two-factor") return (_, { hasFactor }) => turned(2, hasFactor ? 1 : 0);
  if (by === "role") return ({ role }) => turned(roles.length, roles.length - 1 - roles.indexOf(role));
  if (by === "state") return (_, { state }) => turned(worstFirst.length, worstFirst.indexOf(state));
  return null;
}
