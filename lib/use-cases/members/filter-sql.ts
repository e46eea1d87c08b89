import { Prisma } from "@/lib/ground/db";
import type { Tally } from "@/lib/records/member-rows/read-tallies";
import type { Policy } from "@/lib/rules/policy/settings";
import type { Filter } from "./filters";
import { type ClassPart, graceJoinedFrom, selectClasses } from "./select-classes";

/**
 * A filter as PostgreSQL can walk it: everyone, or parts of classes. Members with or without any method have an index of their
 * own, used where there is no search.
 */
export type CompiledFilter =
  | { kind: "all" }
  | { kind: "two-factor"; on: boolean; parts: ClassPart[]; dates: Dates }
  | { kind: "classes"; parts: ClassPart[]; dates: Dates };

type Dates = { now: Date; graceJoinedFrom: Date };

/** Plans a filter from the tallies. */
export function compileFilter(filter: Filter, tallies: Tally[], policy: Policy, now: Date): CompiledFilter {
  if (filter === "all") return { kind: "all" };
  const dates = { now, graceJoinedFrom: graceJoinedFrom(policy, now) };
  const parts = selectClasses(filter, tallies, policy, now);
  if (filter === "enabled" || filter === "disabled")
    return { kind: "two-factor", on: filter === "enabled", parts, dates };
  return { kind: "classes", parts, dates };
}

/** The classes of a plan as rows `p (class, mask)`. */
export function partRows(parts: ClassPart[]): Prisma.Sql {
  const classes = parts.map((part) => part.class);
  const masks = parts.map((part) => part.mask);
  return Prisma.sql`unnest(${classes}::smallint[], ${masks}::int[]) p (class, mask)`;
}

/** Whether the member `m` is in the part of its class that the mask of `p` names (ClassPart). */
export function inPart({ now, graceJoinedFrom }: Dates): Prisma.Sql {
  return Prisma.sql`(p.mask = 15 or (p.mask >> (coalesce(m.grace_until > ${now} and m.joined_at >= ${graceJoinedFrom}, false)::int
    + 2 * coalesce(m.exempt_until > ${now}, false)::int)) & 1 = 1)`;
}
