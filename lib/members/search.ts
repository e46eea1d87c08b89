import { Prisma, type Tx } from "@/lib/db";
import type { Turn } from "./cursor";
import { type FilterPlan, inPart, isShown, partRows } from "./filter-sql";
import { nameKeyOf } from "./find-for-sign-in";
import { type MemberRow, memberColumns } from "./member-row";
import { cutPage, type Page, pageSize } from "./page";

const wordsAtMost = 6;
/** Above this many a word or a filter counts as common: the list is then found by the other one. */
const common = 2_000;

/** The words of a search, as names and addresses are compared. */
export function wordsOf(typed: string): string[] {
  const words = nameKeyOf(typed.replaceAll("\0", "")).slice(0, 200).split(/\s+/).filter(Boolean);
  return [...new Set(words)].slice(0, wordsAtMost);
}

/** Whether a token begins with a word: a range of the "C" collation, which row security lets into an index as it never would `like`. */
const begins = (token: Prisma.Sql, word: string) =>
  Prisma.sql`${token} >= ${word} and ${token} < ${`${word}\u{10ffff}`}`;

/**
 * Reads one page of the members whose name, address or domain has, for each word, a word that begins with it; ordered by the word
 * that matched, then by name. The rarest word is looked up and the others, and the filter, are checked on what it finds; where
 * all words are common and the filter is not, the other way round. `shown` is how many the filter shows altogether.
 */
export async function searchMembers(
  tx: Tx,
  words: string[],
  plan: FilterPlan,
  shown: number,
  turn: Turn,
): Promise<Page> {
  const counts = await countWords(tx, words);
  const rarest = counts.indexOf(Math.min(...counts));
  // Within one walk through the pages the order stays, whatever is counted meanwhile.
  const lead = turn && turn.cursor.word < words.length ? turn.cursor.word : rarest;
  const byFilter = plan.kind !== "all" && (counts[lead] ?? 0) >= common && shown < common;
  return cutPage(turn, lead, pageSize, (from) => readRows(tx, words, lead, plan, byFilter, from));
}

async function countWords(tx: Tx, words: string[]): Promise<number[]> {
  const counts = words.map(
    (word) => Prisma.sql`(select count(*)::int from (select 1 from member_token
      where workspace_id = ${tx.workspaceId}::uuid and ${begins(Prisma.sql`token`, word)} limit ${common}) found)`,
  );
  const [row] = await tx.$queryRaw<{ counts: number[] }[]>`select array[${Prisma.join(counts)}] as counts`;
  return row?.counts ?? [];
}

function readRows(tx: Tx, words: string[], lead: number, plan: FilterPlan, byFilter: boolean, turn: Turn) {
  const word = words[lead] ?? "";
  const w = Prisma.sql`${tx.workspaceId}::uuid`;
  const back = turn?.direction === "before";
  const order = back ? Prisma.sql`token desc, name_key desc, id desc` : Prisma.sql`token, name_key, id`;
  const others = words
    .filter((_, index) => index !== lead)
    .map(
      (other) => Prisma.sql`and exists (select 1 from member_token o
        where o.workspace_id = ${w} and o.member_id = m.id and ${begins(Prisma.sql`o.token`, other)})`,
    )
    .reduce((sum, condition) => Prisma.sql`${sum} ${condition}`, Prisma.empty);
  const place = (token: Prisma.Sql, key: Prisma.Sql, id: Prisma.Sql) =>
    turn
      ? Prisma.sql` and (${token}, ${key}, ${id}) ${back ? Prisma.sql`<` : Prisma.sql`>`}
          (${turn.cursor.token}, ${turn.cursor.key}, ${turn.cursor.id}::uuid)`
      : Prisma.empty;

  const byWord = Prisma.sql`
    select m.*, t.token from member_token t join member m on m.workspace_id = ${w} and m.id = t.member_id
    where t.workspace_id = ${w} and ${begins(Prisma.sql`t.token`, word)}
      ${place(Prisma.sql`t.token`, Prisma.sql`t.name_key`, Prisma.sql`t.member_id`)}
      and not exists (select 1 from member_token e where e.workspace_id = ${w} and e.member_id = t.member_id
        and e.token >= ${word} and e.token < t.token)
      ${others} and ${isShown(plan)}
    order by ${back ? Prisma.sql`t.token desc, t.name_key desc, t.member_id desc` : Prisma.sql`t.token, t.name_key, t.member_id`}
    limit ${pageSize + 1}`;
  const matched = Prisma.sql`(select min(t.token) from member_token t
    where t.workspace_id = ${w} and t.member_id = m.id and ${begins(Prisma.sql`t.token`, word)})`;
  const few = Prisma.sql`
    select * from (select m.*, ${matched} as token from ${shownBy(plan, w)}) m
    where token is not null ${place(Prisma.sql`token`, Prisma.sql`name_key`, Prisma.sql`id`)} ${others}
    order by ${order} limit ${pageSize + 1}`;
  return tx.$queryRaw<MemberRow[]>`
    select ${memberColumns}, m.token from (${byFilter ? few : byWord}) m order by ${order}`;
}

/** Everybody a plan shows; only asked for where they are few. */
function shownBy(plan: FilterPlan, w: Prisma.Sql): Prisma.Sql {
  if (plan.kind !== "classes") return Prisma.sql`member m where m.workspace_id = ${w} and ${isShown(plan)}`;
  return Prisma.sql`${partRows(plan.parts)} join member m on m.workspace_id = ${w} and m.class = p.class
    where ${inPart(plan.dates)}`;
}
