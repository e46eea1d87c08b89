import { Prisma, type Tx } from "@/lib/ground/db";
import { type MemberRow, memberColumns } from "@/lib/records/member-rows/member-row";
import { type CompiledFilter, inPart, partRows } from "./filter-sql";
import { type MembersPage, type MemberTurn, memberPages, pageSize } from "./pages";
import { wholeClass } from "./select-classes";

/**
 * Reads one page of the members under a filter, by name. Each filter is a few ranges of an index, so that any page costs the same
 * for any number of members.
 */
export function listMembers(tx: Tx, compiled: CompiledFilter, turn: MemberTurn, size = pageSize): Promise<MembersPage> {
  return memberPages.cut(turn, size, (from, limit) => readListed(tx, compiled, from, limit));
}

/** Reads the members of a list from a place on, in the direction's own order. */
export function readListed(tx: Tx, compiled: CompiledFilter, turn: MemberTurn, limit: number): Promise<MemberRow[]> {
  const w = Prisma.sql`${tx.workspaceId}::uuid`;
  const back = turn?.direction === "before";
  const order = back ? Prisma.sql`name_key desc, id desc` : Prisma.sql`name_key, id`;
  const from = turn
    ? Prisma.sql`and (m.name_key, m.id) ${back ? Prisma.sql`<` : Prisma.sql`>`} (${turn.place[0]}, ${turn.place[1]}::uuid)`
    : Prisma.empty;
  const page = (condition: Prisma.Sql) => Prisma.sql`
    select m.name_key, m.id from member m where m.workspace_id = ${w} ${condition} ${from}
    order by ${order} limit ${limit}`;
  const places = (): Prisma.Sql => {
    if (compiled.kind === "all") return page(Prisma.empty);
    if (compiled.kind === "two-factor") return page(Prisma.sql`and m.two_factor_on = ${compiled.on}`);
    const inClass = Prisma.sql`and m.class = p.class`;
    const whole = compiled.parts.filter(({ mask }) => mask === wholeClass);
    const split = compiled.parts.filter(({ mask }) => mask !== wholeClass);
    // Whole classes are read from the index alone. In the others, each row is checked.
    return Prisma.sql`
      select m.* from ${partRows(whole)} cross join lateral (${page(inClass)}) m
      union all
      select m.* from ${partRows(split)} cross join lateral (${page(Prisma.sql`${inClass} and ${inPart(compiled.dates)}`)}) m
      order by ${order} limit ${limit}`;
  };
  return tx.$queryRaw<MemberRow[]>`
    select ${memberColumns}, '' as token, 0 as walk from (${places()}) f join member m on m.workspace_id = ${w} and m.id = f.id
    order by ${back ? Prisma.sql`m.name_key desc, m.id desc` : Prisma.sql`m.name_key, m.id`}`;
}
