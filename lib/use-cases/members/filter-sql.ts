import { Prisma } from "@/lib/ground/db";
import { after, days } from "@/lib/ground/durations";
import type { Tally } from "@/lib/records/member-rows/read-tallies";
import type { Policy } from "@/lib/rules/policy/settings";
import { type Filter, type LastSignIn, type MemberFilter, matches, parseFilter } from "./filters";
import { type ClassPart, graceJoinedFrom, selectClasses } from "./select-classes";
import { byName, effectiveSort, groupsOf, type Sort } from "./sorting";

/** How the rows of one group follow each other: by name or by last sign-in. */
type Within = { key: "name" | "sign-in"; descending: boolean };

/**
 * A filter and an order as PostgreSQL can walk them: everyone, or parts of classes. Members with or without any method have an index of
 * their own, used where there is no search.
 */
export type CompiledFilter = { within?: Within; signedIn?: Prisma.Sql } & (
  | { kind: "all" }
  | { kind: "two-factor"; on: boolean; parts: ClassPart[]; dates: Dates }
  | { kind: "classes"; parts: ClassPart[]; dates: Dates }
);

type Dates = { now: Date; graceJoinedFrom: Date };

/** Plans a filter from the tallies. */
export function compileFilter(
  given: Filter | MemberFilter,
  tallies: Tally[],
  policy: Policy,
  now: Date,
  asked: Sort = byName,
): CompiledFilter {
  const filter = typeof given === "string" ? parseFilter(given) : given;
  const { lastSignIn, twoFactor, ...others } = filter;
  const sort = effectiveSort(filter, asked);
  const groups = groupsOf(sort);
  const order = {
    within: {
      key: sort.by === "last-sign-in" || (lastSignIn && lastSignIn !== "never") ? "sign-in" : "name",
      // Within a group the latest sign-in comes first, and names begin at the front.
      descending: groups ? lastSignIn !== null && lastSignIn !== "never" : sort.descending,
    },
    ...(lastSignIn ? { signedIn: signedInSql(lastSignIn, now) } : {}),
  } satisfies Pick<CompiledFilter, "within" | "signedIn">;
  const narrowed = Object.values(others).some((value) => value !== null);
  if (!narrowed && !twoFactor && !groups && lastSignIn !== "never") return { kind: "all", ...order };
  const dates = { now, graceJoinedFrom: graceJoinedFrom(policy, now) };
  const parts = selectClasses(
    (facts, assessment) => (matches(filter, facts, assessment) ? (groups?.(facts, assessment) ?? 0) : null),
    tallies,
    policy,
    now,
  );
  const twoFactorAlone = twoFactor && !narrowed && !groups && order.within.key === "name" && !lastSignIn;
  if (twoFactorAlone) return { kind: "two-factor", on: twoFactor === "enabled", parts, dates, ...order };
  return { kind: "classes", parts, dates, ...order };
}

/** Whether the member `m` signed in last in the span of a filter. */
function signedInSql(lastSignIn: LastSignIn, now: Date): Prisma.Sql {
  if (lastSignIn === "never") return Prisma.sql`m.signed_in_ms = -1`;
  const lengths = { week: 7, month: 30, quarter: 90, "not-month": 30, "not-quarter": 90 };
  const from = after(now, -days(lengths[lastSignIn])).getTime();
  return Prisma.sql`m.signed_in_ms ${lastSignIn.startsWith("not-") ? Prisma.sql`<` : Prisma.sql`>=`} ${from}`;
}

/** The classes of a plan as rows `p (class, mask, g)`. */
export function partRows(parts: ClassPart[]): Prisma.Sql {
  const classes = parts.map((part) => part.class);
  const masks = parts.map((part) => part.mask);
  const groups = parts.map((part) => part.group ?? 0);
  return Prisma.sql`unnest(${classes}::smallint[], ${masks}::int[], ${groups}::int[]) p (class, mask, g)`;
}

/** Whether the member `m` is in the part of its class that the mask of `p` names (ClassPart). */
export function inPart({ now, graceJoinedFrom }: Dates): Prisma.Sql {
  return Prisma.sql`(p.mask = 15 or (p.mask >> (coalesce(m.grace_until > ${now} and m.joined_at >= ${graceJoinedFrom}, false)::int
    + 2 * coalesce(m.exempt_until > ${now}, false)::int)) & 1 = 1)`;
}
