import { Prisma, type Tx } from "@/lib/ground/db";
import { type MemberRow, memberColumns } from "@/lib/records/member-rows/member-row";
import { type CompiledFilter, inPart, partRows } from "./filter-sql";
import { type MembersPage, type MemberTurn, memberPages, pageSize } from "./pages";
import { type ClassPart, wholeClass } from "./select-classes";

/**
 * Reads one page of the members under a filter, in its order. Each filter is a few ranges of an index, so that any page costs the same
 * for any number of members.
 */
export function listMembers(tx: Tx, compiled: CompiledFilter, turn: MemberTurn, size = pageSize): Promise<MembersPage> {
  return memberPages.cut(turn, size, (from, limit) => readListed(tx, compiled, from, limit));
}

/** Reads the members of a list from a place on, in the direction's own order. */
export async function readListed(
  tx: Tx,
  compiled: CompiledFilter,
  turn: MemberTurn,
  limit: number,
): Promise<MemberRow[]> {
  const w = Prisma.sql`${tx.workspaceId}::uuid`;
  const { key, descending } = compiled.within ?? { key: "name", descending: false };
  const back = turn?.direction === "before";
  const way = descending !== back ? Prisma.sql`desc` : Prisma.sql`asc`;
  const column = key === "name" ? Prisma.sql`m.name_key` : Prisma.sql`m.signed_in_ms`;
  const from = turn
    ? Prisma.sql`and (${column}, m.id) ${descending !== back ? Prisma.sql`<` : Prisma.sql`>`}
    (${placeOf(turn.place, key)}, ${turn.place[1]}::uuid)`
    : Prisma.empty;
  const signedIn = compiled.signedIn ? Prisma.sql`and ${compiled.signedIn}` : Prisma.empty;
  const page = (condition: Prisma.Sql, onward: Prisma.Sql) => Prisma.sql`
    select ${column} as k, m.id from member m where m.workspace_id = ${w} ${condition} ${signedIn} ${onward}
    order by ${column} ${way}, m.id ${way} limit ${limit}`;
  const order = Prisma.sql`g ${back ? Prisma.sql`desc` : Prisma.sql`asc`}, k ${way}, id ${way}`;
  const places = (): Prisma.Sql | null => {
    if (compiled.kind === "all") return Prisma.sql`select 0 as g, m.* from (${page(Prisma.empty, from)}) m`;
    if (compiled.kind === "two-factor")
      return Prisma.sql`select 0 as g, m.* from (${page(Prisma.sql`and m.two_factor_on = ${compiled.on}`, from)}) m`;
    const { parts, dates } = compiled;
    const read = (some: ClassPart[], condition: Prisma.Sql, onward: Prisma.Sql) =>
      some.length === 0
        ? []
        : [
            Prisma.sql`select p.g, m.* from ${partRows(some)}
        cross join lateral (${page(Prisma.sql`and m.class = p.class ${condition}`, onward)}) m`,
          ];
    const group = turn?.place[4] ?? parts[0]?.group ?? 0;
    const here = parts.filter((part) => (part.group ?? 0) === group);
    const onwards = nextGroups(compiled, group, back, limit);
    // Whole classes are read from the index alone. In the others, each row is checked.
    const ranges = [
      { some: here, onward: from },
      { some: onwards, onward: Prisma.empty },
    ].flatMap(({ some, onward }) => [
      ...read(
        some.filter(({ mask }) => mask === wholeClass),
        Prisma.empty,
        onward,
      ),
      ...read(
        some.filter(({ mask }) => mask !== wholeClass),
        Prisma.sql`and ${inPart(dates)}`,
        onward,
      ),
    ]);
    return ranges.length === 0
      ? null
      : Prisma.sql`${Prisma.join(ranges, " union all ")} order by ${order} limit ${limit}`;
  };
  const found = places();
  if (!found) return [];
  return tx.$queryRaw<MemberRow[]>`
    select ${memberColumns}, '' as token, 0 as walk, f.g as "group"
    from (${found}) f join member m on m.workspace_id = ${w} and m.id = f.id
    order by f.g ${back ? Prisma.sql`desc` : Prisma.sql`asc`}, f.k ${way}, f.id ${way}`;
}

/** Lists the parts of the next groups that surely fill a page: those of further groups are not read. */
function nextGroups(
  { parts, signedIn }: Extract<CompiledFilter, { kind: "classes" }>,
  group: number,
  back: boolean,
  limit: number,
): ClassPart[] {
  const next = parts.filter((part) => (back ? (part.group ?? 0) < group : (part.group ?? 0) > group));
  if (signedIn) return next;
  const sizes = new Map<number, number>();
  for (const part of next) sizes.set(part.group ?? 0, (sizes.get(part.group ?? 0) ?? 0) + (part.n ?? 0));
  const taken = new Set<number>();
  let n = 0;
  for (const [one, size] of [...sizes].sort(([a], [b]) => (back ? b - a : a - b))) {
    if (n >= limit) break;
    taken.add(one);
    n += size;
  }
  return next.filter((part) => taken.has(part.group ?? 0));
}

type Place = NonNullable<MemberTurn>["place"];

function placeOf([name, , , , , at]: Place, key: "name" | "sign-in"): Prisma.Sql {
  if (key === "name") return Prisma.sql`${name}`;
  return Prisma.sql`${at ?? -1}::bigint`;
}
