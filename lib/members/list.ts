import { Prisma, type Tx } from "@/lib/db";
import type { Turn } from "./cursor";
import { type FilterPlan, inPart, partRows } from "./filter-sql";
import { type MemberRow, memberColumns } from "./member-row";
import { cutPage, type Page, pageSize } from "./page";

/**
 * Reads one page of the members under a filter, by name. Each filter is a few ranges of an index, so that a page costs the same
 * wherever it lies and however many members there are.
 */
export function listMembers(tx: Tx, plan: FilterPlan, turn: Turn, size = pageSize): Promise<Page> {
  return cutPage(turn, 0, size, (from) => readRows(tx, plan, from, size + 1));
}

function readRows(tx: Tx, plan: FilterPlan, turn: Turn, limit: number): Promise<MemberRow[]> {
  const back = turn?.direction === "before";
  const order = back ? Prisma.sql`name_key desc, id desc` : Prisma.sql`name_key, id`;
  const compare = back ? Prisma.sql`<` : Prisma.sql`>`;
  const from = turn
    ? Prisma.sql`and (m.name_key, m.id) ${compare} (${turn.cursor.key}, ${turn.cursor.id}::uuid)`
    : Prisma.empty;
  const page = (condition: Prisma.Sql) => Prisma.sql`
    select m.* from member m where m.workspace_id = ${tx.workspaceId}::uuid ${condition} ${from}
    order by ${order} limit ${limit}`;
  const found =
    plan.kind === "all"
      ? page(Prisma.empty)
      : plan.kind === "two-factor"
        ? page(Prisma.sql`and m.two_factor_on = ${plan.on}`)
        : Prisma.sql`select m.* from ${partRows(plan.parts)}
            cross join lateral (${page(Prisma.sql`and m.class = p.class and ${inPart(plan.dates)}`)}) m
            order by ${order} limit ${limit}`;
  return tx.$queryRaw<MemberRow[]>`select ${memberColumns}, '' as token from (${found}) m order by ${order}`;
}
