import { Prisma, type Tx } from "@/lib/ground/db";
import { readDomain, readEmailAddress } from "@/lib/ground/email-address";
import { nameKeyOf } from "@/lib/ground/email-key";
import { type MemberRow, memberColumns } from "@/lib/records/member-rows/member-row";
import { type CompiledFilter, inPart, partRows } from "./filter-sql";
import { type MemberPlace, type MembersPage, type MemberTurn, memberPages, pageSize } from "./pages";
import { wholeClass } from "./select-classes";

const wordsAtMost = 6;
/** A word that occurs more often than this is not counted further. */
const common = 2_000;

/** The words of a search, as names and addresses are compared. */
export function wordsOf(typed: string): string[] {
  const words = nameKeyOf(typed.replaceAll("\0", "")).slice(0, 200).split(/\s+/).filter(Boolean);
  return [...new Set(words.map(asKept))].slice(0, wordsAtMost);
}

/** An address or a domain of another script is found as pages show it, too. */
function asKept(word: string): string {
  if (/^[ -~]*$/.test(word)) return word;
  const kept = word.includes("@") ? readEmailAddress(word) : word.includes(".") ? readDomain(word) : null;
  return kept ?? word;
}

/**
 * Whether a token begins with a text. It is a range of the "C" collation: row security lets a range use an index, but never a
 * `like`.
 */
const begins = (token: Prisma.Sql, text: string) =>
  Prisma.sql`${token} >= ${text} and ${token} < ${`${text}\u{10ffff}`}`;

type Search = { tx: Tx; words: string[]; compiled: CompiledFilter };
type From = { back: boolean; place: MemberPlace | null };

/**
 * Reads one page of the members who have, for each word of the search, a word in name, address or domain that begins with it.
 * Members whose name holds the words in sequence come first, as one range of the index (walk 0). The sequence may begin at any
 * word of the name and wraps round. The others follow, found by the rarest of the words (walk n, by the n-th). Each walk is
 * ordered by the word that matched, then by name.
 */
export function searchMembers(
  tx: Tx,
  words: string[],
  compiled: CompiledFilter,
  turn: MemberTurn,
): Promise<MembersPage> {
  return memberPages.cut(turn, pageSize, (from, limit) => readFound({ tx, words, compiled }, from, limit));
}

/** Reads the members a search finds from a place on, in the direction's own order. */
export async function readFound(search: Search, turn: MemberTurn, limit: number): Promise<MemberRow[]> {
  const { tx, words } = search;
  const back = turn?.direction === "before";
  const asked = turn?.place[3] ?? 0;
  const walk = asked <= words.length ? asked : 0;
  const rows = await readWalk(search, walk, { back, place: turn?.place ?? null }, limit);
  if (words.length === 1 || rows.length === limit || walk > 0 !== back) return rows;
  const next = back ? 0 : 1 + (await rarest(tx, words));
  return [...rows, ...(await readWalk(search, next, { back, place: null }, limit - rows.length))];
}

/** Finds the word that the fewest tokens begin with. */
async function rarest(tx: Tx, words: string[]): Promise<number> {
  const found = words.map(
    (word) => Prisma.sql`(select count(*)::int from (select 1 from member_token
      where workspace_id = ${tx.workspaceId}::uuid and ${begins(Prisma.sql`token`, word)} limit ${common}) found)`,
  );
  const [row] = await tx.$queryRaw<{ counts: number[] }[]>`select array[${Prisma.join(found)}] as counts`;
  const counts = row?.counts ?? [];
  return counts.indexOf(Math.min(...counts));
}

async function readWalk({ tx, words, compiled }: Search, walk: number, { back, place }: From, limit: number) {
  const phrase = words.join(" ");
  const text = walk === 0 ? phrase : (words[walk - 1] ?? "");
  const w = Prisma.sql`${tx.workspaceId}::uuid`;
  const has = (other: string) => Prisma.sql`exists (select 1 from member_token o
    where o.workspace_id = ${w} and o.member_id = f.member_id and ${begins(Prisma.sql`o.token`, other)})`;
  const others = words.filter((_, i) => i !== walk - 1).map(has);
  const rest = walk === 0 ? Prisma.sql`true` : Prisma.join([...others, Prisma.sql`not ${has(phrase)}`], " and ");
  const [key, id, token] = place ?? [];
  const beyond = place
    ? Prisma.sql`and (f.token, f.name_key, f.member_id) ${back ? Prisma.sql`<` : Prisma.sql`>`}
        (${token}, ${key}, ${id}::uuid)`
    : Prisma.empty;
  const direction = back ? Prisma.sql`desc` : Prisma.sql`asc`;
  const order = Prisma.sql`f.token ${direction}, f.name_key ${direction}, f.member_id ${direction}`;
  // The conditions on each row are fenced in the inner part, so that the walk stays in the index's order and ends with the page.
  const walked = (which: Prisma.Sql, fitting: Prisma.Sql) => Prisma.sql`
    select f.token, f.name_key, f.member_id from member_token f
    cross join lateral (select 1 where ${fitting} and ${rest} and not exists (select 1 from member_token e
      where e.workspace_id = ${w} and e.member_id = f.member_id and e.token >= ${text} and e.token < f.token) offset 0) fitting
    where f.workspace_id = ${w} and ${which} and ${begins(Prisma.sql`f.token`, text)} ${beyond}
    order by ${order} limit ${limit}`;
  const signedIn = compiled.signedIn
    ? Prisma.sql`exists (select 1 from member m where m.workspace_id = ${w} and m.id = f.member_id and ${compiled.signedIn})`
    : Prisma.sql`true`;
  const found =
    compiled.kind === "all"
      ? walked(Prisma.sql`true`, signedIn)
      : Prisma.sql`select f.* from ${partRows(compiled.parts)} cross join lateral (${walked(
          Prisma.sql`f.class = p.class`,
          Prisma.sql`(p.mask = ${wholeClass} or exists (select 1 from member m
            where m.workspace_id = ${w} and m.id = f.member_id and ${inPart(compiled.dates)})) and ${signedIn}`,
        )}) f order by ${order} limit ${limit}`;
  return tx.$queryRaw<MemberRow[]>`
    select ${memberColumns}, f.token, ${walk}::int as walk from (${found}) f
    join member m on m.workspace_id = ${w} and m.id = f.member_id order by ${order}`;
}
